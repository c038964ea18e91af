import { readRecurrence } from '@wangge/core/case/read-recurrence'
import { loadScheme } from '@wangge/core/scheme/load'
import type * as z from 'zod/mini'
import { ctx } from '../../../../server/context.ts'
import { endpoint } from '../../../../server/endpoint.ts'
import { otherMethods } from '../../../../server/other-methods.ts'
import type { recurrenceAnswer } from '../../../../server/recurrence-schemas.ts'

export const GET = endpoint(async (request) => {
  const asked = new URL(request.url).searchParams.get('cell')
  const told = await readRecurrence(ctx, asked ?? (await loadScheme(ctx)).root.code)
  const places = told.places.map(({ cases, ...place }) => ({ ...place, cases: [...cases] }))
  const body: z.infer<typeof recurrenceAnswer> = { ...told, kinds: [...told.kinds], places }
  return { body, cache: 60 }
})

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
