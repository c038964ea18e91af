import { createContext } from '@wangge/core/context'
import { publish } from '@wangge/core/publish'
import { board, views } from '@wangge/core/stores'
import { eachHead } from '@wangge/ledger/stream'

const ctx = createContext({ board, views })

/** Every head the public may see something of, as it is written. */
export const handler = eachHead((head) => publish(ctx, head))
