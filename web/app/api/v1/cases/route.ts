import { listCases } from '@wangge/core/case/list'
import { toCaseLine } from '../../../../server/answers.ts'
import { ctx } from '../../../../server/context.ts'
import { endpoint } from '../../../../server/endpoint.ts'
import { otherMethods } from '../../../../server/other-methods.ts'

export const GET = endpoint(async (request) => {
  const { cases, ...rest } = await listCases(ctx, Object.fromEntries(new URL(request.url).searchParams))
  return { body: { cases: cases.map(toCaseLine), ...rest }, cache: 1 }
})

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
