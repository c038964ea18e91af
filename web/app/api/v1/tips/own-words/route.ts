import { readOwnWords } from '@wangge/core/tip/own-words'
import { alone, askedByReceipt } from '../../../../../server/by-receipt.ts'
import { ctx } from '../../../../../server/context.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'

export const POST = askedByReceipt(async (asked) => {
  const { receipt, network } = alone(asked)
  return { body: await readOwnWords(ctx, receipt, network) }
})

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
