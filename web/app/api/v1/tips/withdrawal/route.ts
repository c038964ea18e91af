import { withdrawTip } from '@wangge/core/tip/withdraw'
import { alone, byReceipt } from '../../../../../server/by-receipt.ts'
import { ctx } from '../../../../../server/context.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'
import { reporter } from '../../../../../server/reporter.ts'

export const POST = byReceipt((asked) => withdrawTip(ctx, reporter, alone(asked)))

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
