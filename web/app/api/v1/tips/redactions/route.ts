import { redactByReceipt } from '@wangge/core/erase'
import { byReceipt } from '../../../../../server/by-receipt.ts'
import { ctx } from '../../../../../server/context.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'
import { reporter } from '../../../../../server/reporter.ts'

export const POST = byReceipt((asked) => redactByReceipt(ctx, reporter, asked))

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
