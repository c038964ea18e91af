import { readCell } from '@wangge/core/scheme/read-cell'
import { toCellAnswer } from '../../../../../server/answers.ts'
import { ctx } from '../../../../../server/context.ts'
import { endpoint } from '../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'

export const GET = endpoint(async (_, { code }: { code: string }, locale) => ({
  body: toCellAnswer(await readCell(ctx, code), locale),
  cache: 60,
}))

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
