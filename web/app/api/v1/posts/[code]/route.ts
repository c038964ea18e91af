import { readPost } from '@wangge/core/officer/read-post'
import { toPostAnswer } from '../../../../../server/cell-answers.ts'
import { ctx } from '../../../../../server/context.ts'
import { endpoint } from '../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'

export const GET = endpoint(async (_, { code }: { code: string }, locale) => ({
  body: toPostAnswer(await readPost(ctx, code), locale),
  cache: 60,
}))

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
