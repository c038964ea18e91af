import { parse } from '@wangge/core/fault'
import { receiptSchema } from '@wangge/core/tip'
import { trackTip } from '@wangge/core/tip/track'
import { toTrackAnswer } from '../../../../../server/answers.ts'
import { ctx } from '../../../../../server/context.ts'
import { endpoint, readJson } from '../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'

export const POST = endpoint(async (request, _, locale) => {
  const { receipt } = parse(receiptSchema, await readJson(request))
  return { body: toTrackAnswer(await trackTip(ctx, receipt), locale) }
})

export const { DELETE, GET, PATCH, PUT } = otherMethods('POST')
