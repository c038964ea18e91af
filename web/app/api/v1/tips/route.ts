import { admitTip } from '@wangge/core/admission/admit-tip'
import { submitTip } from '@wangge/core/tip/submit'
import { admittedClient } from '../../../../server/client.ts'
import { ctx } from '../../../../server/context.ts'
import { endpoint, readJson } from '../../../../server/endpoint.ts'
import { handedInBy } from '../../../../server/handed-in-by.ts'
import { callerNetwork } from '../../../../server/network.ts'
import { otherMethods } from '../../../../server/other-methods.ts'

export const POST = endpoint(async (request) => {
  const given = await readJson(request)
  const key = request.headers.get('idempotency-key')
  const client = await admittedClient(request, key)
  const { actor, channel, input } = handedInBy(request, client, given)
  const network = client ? null : callerNetwork(request)
  // Staff have looked at what they hand in: it waits for nothing.
  const isIntake = actor.role === 'operator'
  const lane = isIntake ? 'fast' : await admitTip(ctx, { key, network, permitted: true, input })
  return { status: 201, body: await submitTip(ctx, actor, { key, channel, lane, input }) }
})

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
