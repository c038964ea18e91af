import { uploadSchema } from '@wangge/core/evidence'
import { offerUpload } from '@wangge/core/evidence/offer'
import { parse } from '@wangge/core/fault'
import { admittedClient } from '../../../../server/client.ts'
import { ctx } from '../../../../server/context.ts'
import { endpoint, readJson } from '../../../../server/endpoint.ts'
import { otherMethods } from '../../../../server/other-methods.ts'

export const POST = endpoint(async (request) => {
  const input = parse(uploadSchema, await readJson(request))
  await admittedClient(request, input.draft)
  return { status: 201, body: await offerUpload(ctx, input) }
})

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
