import { loadEverything } from '@wangge/core/scheme/load'
import { ctx } from '../../../../server/context.ts'
import { endpoint } from '../../../../server/endpoint.ts'
import { otherMethods } from '../../../../server/other-methods.ts'
import { toSchemesAnswer } from '../../../../server/scheme-answers.ts'

export const GET = endpoint(async () => {
  const { schemes, current } = await loadEverything(ctx)
  return { body: toSchemesAnswer(schemes, current), cache: 60 }
})

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
