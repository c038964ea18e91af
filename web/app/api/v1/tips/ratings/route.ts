import { rateOutcome } from '@wangge/core/tip/rate'
import { byReceipt } from '../../../../../server/by-receipt.ts'
import { ctx } from '../../../../../server/context.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'
import { reporter } from '../../../../../server/reporter.ts'

export const POST = byReceipt((asked) => rateOutcome(ctx, reporter, asked))

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
