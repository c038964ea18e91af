import { readCompliance } from '@wangge/core/patrol/read-compliance'
import { readSelfFound } from '@wangge/core/patrol/read-self-found'
import type * as z from 'zod/mini'
import { ctx } from '../../../../server/context.ts'
import { endpoint } from '../../../../server/endpoint.ts'
import { otherMethods } from '../../../../server/other-methods.ts'
import type { patrolsAnswer } from '../../../../server/patrol-schemas.ts'

export const GET = endpoint(async (request) => {
  const query = new URL(request.url).searchParams
  const asked = { month: query.get('month') ?? undefined, cell: query.get('cell') ?? undefined }
  const { chain: _, rows, duties, ...rest } = await readCompliance(ctx, asked)
  const body: z.infer<typeof patrolsAnswer> = {
    ...rest,
    duties: duties.map((duty) => ({ ...duty, categories: [...duty.categories] })),
    cells: [...rows],
    selfFound: await readSelfFound(ctx, { month: rest.month, cell: rest.cell.code }),
  }
  return { body, cache: 60 }
})

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
