import { disputeOutcome } from '@wangge/core/tip/dispute'
import { byReceipt } from '../../../../../server/by-receipt.ts'
import { ctx } from '../../../../../server/context.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'
import { reporter } from '../../../../../server/reporter.ts'

export const POST = byReceipt((asked) => disputeOutcome(ctx, reporter, asked))

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
