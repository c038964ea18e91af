import { createContext } from '@wangge/core/context'
import { openIdentity } from '@wangge/core/identity/open-identity'
import { ledger, passing, vault } from '@wangge/core/stores'
import { eachMessage } from '../each-message.ts'

const ctx = createContext({ ledger, passing, vault })

/** What a custodian asked to open; nothing else opens the vault. */
export const handler = eachMessage((message) => openIdentity(ctx, message))
