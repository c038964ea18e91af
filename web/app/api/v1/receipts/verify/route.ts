import { parse } from '@wangge/core/fault'
import { verifyProof, vkeyOf } from '@wangge/core/tip/proof'
import { ctx } from '../../../../../server/context.ts'
import { endpoint, readJson } from '../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'
import { proofBody } from '../../../../../server/receipt-schemas.ts'

export const POST = endpoint(async (request) => {
  const { proof } = parse(proofBody, await readJson(request))
  const promised = verifyProof(vkeyOf(ctx), proof)
  return {
    body: {
      valid: promised !== undefined,
      leaf: promised?.leaf ?? null,
      publishBy: promised?.publishBy ?? null,
    },
  }
})

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
