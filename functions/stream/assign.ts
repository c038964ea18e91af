import { createContext } from '@wangge/core/context'
import { assignTip } from '@wangge/core/tip/assign'
import { eachHead } from '@wangge/ledger/stream'

const ctx = createContext()

/** Every tip that waits for its cell, as its head is written. */
export const handler = eachHead(({ stream }) => assignTip(ctx, stream))
