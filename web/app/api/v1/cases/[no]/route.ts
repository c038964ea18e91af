import { readCase } from '@wangge/core/case/read'
import { toCaseAnswer } from '../../../../../server/answers.ts'
import { ctx } from '../../../../../server/context.ts'
import { endpoint } from '../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'

export const GET = endpoint(async (_, { no }: { no: string }, locale) => ({
  body: toCaseAnswer(await readCase(ctx, no), locale),
  cache: 1,
}))

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
