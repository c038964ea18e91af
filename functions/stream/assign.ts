import { createContext } from '@wangge/core/context'
import { files, ledger } from '@wangge/core/stores'
import { assignTip } from '@wangge/core/tip/assign'
import { eachHead } from '@wangge/ledger/stream'

const ctx = createContext({ files, ledger })

/** Every tip that waits for its cell, as its head is written. */
export const handler = eachHead(({ stream }) => assignTip(ctx, stream))
