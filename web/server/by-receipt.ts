import { parse } from '@wangge/core/fault'
import { wrongForm } from '@wangge/core/tip'
import type { ByReceipt } from '@wangge/core/tip/open-receipt'
import { trackTip } from '@wangge/core/tip/track'
import * as z from 'zod/mini'
import { toTrackAnswer } from './answers.ts'
import { ctx } from './context.ts'
import { type Answer, endpoint, readJson } from './endpoint.ts'
import { callerNetwork } from './network.ts'

/** The body without its receipt is the deed's input, and the deed's own schema judges it. */
export type Asked = ByReceipt & { readonly key: string | null; readonly input: unknown }

const bodySchema = z.looseObject({ receipt: z.string('tip.receipt_malformed') }, { error: wrongForm })
const nothing = z.strictObject({}, { error: wrongForm })

/** For deeds that take the receipt and nothing else. @throws Fault `input.unknown_field` */
export function alone({ receipt, network, input }: Asked): ByReceipt {
  parse(nothing, input)
  return { receipt, ...(network !== undefined && { network }) }
}

/** An endpoint that takes a receipt in the posted body: it stands in no address, log or history. */
export const askedByReceipt = (answer: (asked: Asked) => Promise<Answer>) =>
  endpoint(async (request) => answer(await read(request)))

/** A deed by receipt; answers with what following the tip shows after it. */
export const byReceipt = (deed: (asked: Asked) => Promise<void>) =>
  endpoint(async (request, _, locale) => {
    const asked = await read(request)
    await deed(asked)
    return { body: toTrackAnswer(await trackTip(ctx, asked.receipt, asked.network), locale) }
  })

async function read(request: Request): Promise<Asked> {
  const { receipt, ...input } = parse(bodySchema, await readJson(request))
  const key = request.headers.get('idempotency-key')
  return { receipt, network: callerNetwork(request), key, input }
}
