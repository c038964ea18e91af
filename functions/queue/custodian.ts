import { createContext } from '@wangge/core/context'
import { openIdentity } from '@wangge/core/identity/open-identity'
import { eachMessage } from '../each-message.ts'

const ctx = createContext()

/** What a custodian asked to open; nothing else opens the vault. */
export const handler = eachMessage((message) => openIdentity(ctx, message))
