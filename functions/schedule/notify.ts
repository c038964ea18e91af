import { createContext } from '@wangge/core/context'
import { notifyStaff } from '@wangge/core/notice/notify'
import { board, files, ledger, notices } from '@wangge/core/stores'

const ctx = createContext({ board, files, ledger, notices })

/** What happened since the last time, in one message for each who must hear of it. */
export const handler = () => notifyStaff(ctx)
