import { createContext } from '@wangge/core/context'
import { board, erasableVault, evidence, files, ledger, views } from '@wangge/core/stores'
import { sweep } from '@wangge/core/sweep'

const ctx = createContext({ board, evidence, files, ledger, views, vault: erasableVault })

/** Streams may lose; the ledger may not. */
export const handler = () => sweep(ctx)
