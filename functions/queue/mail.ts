import { createContext } from '@wangge/core/context'
import { deliverNotices } from '@wangge/core/notice/deliver'
import { eachMessage } from '../each-message.ts'
import { doorsOfEnvironment } from '../mail/doors.ts'

const ctx = createContext()

/** Everything one recipient is told in one run. */
export const handler = eachMessage((message) => deliverNotices(ctx, message, doorsOfEnvironment()))
