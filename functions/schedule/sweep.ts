import { createContext } from '@wangge/core/context'
import { sweep } from '@wangge/core/sweep'

const ctx = createContext()

/** Streams may lose; the ledger may not. */
export const handler = () => sweep(ctx)
