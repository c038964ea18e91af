import { createContext } from '@wangge/core/context'
import { deliverNotices } from '@wangge/core/notice/deliver'
import { ledger, passing } from '@wangge/core/stores'
import { eachMessage } from '../each-message.ts'
import { doorsOfEnvironment } from '../mail/doors.ts'

const ctx = createContext({ ledger, passing })

/** Everything one recipient is told in one run. */
export const handler = eachMessage((message) => deliverNotices(ctx, message, doorsOfEnvironment()))
