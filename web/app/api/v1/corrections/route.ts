import { reportCorrection } from '@wangge/core/correction/report'
import { ctx } from '../../../../server/context.ts'
import { endpoint, readJson } from '../../../../server/endpoint.ts'
import { otherMethods } from '../../../../server/other-methods.ts'
import { reporter } from '../../../../server/reporter.ts'

export const POST = endpoint(async (request) => {
  const input = await readJson(request)
  const key = request.headers.get('idempotency-key')
  return { status: 201, body: await reportCorrection(ctx, reporter, { key, input }) }
})

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
