import { parse } from '@wangge/core/fault'
import { sendMessage } from '@wangge/core/tip/message'
import { byReceipt } from '../../../../../server/by-receipt.ts'
import { ctx } from '../../../../../server/context.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'
import { evidenceInput } from '../../../../../server/receipt-schemas.ts'
import { reporter } from '../../../../../server/reporter.ts'

/** More photos and recordings: a message without words. */
export const POST = byReceipt((asked) =>
  sendMessage(ctx, reporter, { ...asked, input: parse(evidenceInput, asked.input) }),
)

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
