import { eraseByReceipt } from '@wangge/core/erase'
import { alone, byReceipt } from '../../../../../server/by-receipt.ts'
import { ctx } from '../../../../../server/context.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'
import { reporter } from '../../../../../server/reporter.ts'

export const POST = byReceipt((asked) => eraseByReceipt(ctx, reporter, alone(asked)))

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
