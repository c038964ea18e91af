import { correctTip } from '@wangge/core/tip/correct'
import { byReceipt } from '../../../../../server/by-receipt.ts'
import { ctx } from '../../../../../server/context.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'
import { reporter } from '../../../../../server/reporter.ts'

export const POST = byReceipt((asked) => correctTip(ctx, reporter, asked))

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
