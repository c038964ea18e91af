import { createContext } from '@wangge/core/context'
import { notifyStaff } from '@wangge/core/notice/notify'

const ctx = createContext()

/** What happened since the last time, in one message for each who must hear of it. */
export const handler = () => notifyStaff(ctx)
