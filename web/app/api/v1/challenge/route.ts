import { makeChallenge } from '@wangge/core/admission/challenge'
import { ctx } from '../../../../server/context.ts'
import { endpoint } from '../../../../server/endpoint.ts'
import { otherMethods } from '../../../../server/other-methods.ts'

export const GET = endpoint(async () => ({ body: await makeChallenge(ctx) }))

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
