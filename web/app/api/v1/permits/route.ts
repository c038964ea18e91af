import { permissionSchema } from '@wangge/core/admission'
import { spendChallenge } from '@wangge/core/admission/permit'
import { parse } from '@wangge/core/fault'
import { ctx } from '../../../../server/context.ts'
import { endpoint, readJson } from '../../../../server/endpoint.ts'
import { otherMethods } from '../../../../server/other-methods.ts'

export const POST = endpoint(async (request) => {
  const { draft: key, payload } = parse(permissionSchema, await readJson(request))
  await spendChallenge(ctx, { key, payload })
  return { status: 204, body: null }
})

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
