import { renewalSchema } from '@wangge/core/evidence'
import { renewPart } from '@wangge/core/evidence/renew'
import { parse } from '@wangge/core/fault'
import { ctx } from '../../../../../../../server/context.ts'
import { endpoint, readJson } from '../../../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../../../server/other-methods.ts'

export const POST = endpoint<{ readonly id: string; readonly n: string }>(async (request, { id, n }) => {
  const { draft: key } = parse(renewalSchema, await readJson(request))
  return { body: await renewPart(ctx, { key, id, part: Number(n) }) }
})

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
