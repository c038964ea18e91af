import { alone, byReceipt } from '../../../../../server/by-receipt.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'

export const POST = byReceipt(async (asked) => {
  alone(asked)
})

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
