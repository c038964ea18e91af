import * as z from 'zod/mini'
import type { ZodOpenApiOperationObject } from 'zod-openapi'
import * as schemas from './api-schemas.ts'

/** What operations of the OpenAPI document are made of. */

export const json = (schema: z.ZodMiniType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const problems = (
  ...statuses: ('400' | '401' | '403' | '404' | '409' | '410' | '413' | '415' | '429')[]
) =>
  Object.fromEntries(
    [...statuses, '503' as const].map((status) => [
      status,
      { description: 'Problem', content: { 'application/problem+json': { schema: schemas.problem } } },
    ]),
  )

export const read = (
  operationId: string,
  summary: string,
  answer: z.ZodMiniType,
  parameters: NonNullable<ZodOpenApiOperationObject['requestParams']>,
  ...statuses: Parameters<typeof problems>
): ZodOpenApiOperationObject => ({
  operationId,
  summary,
  requestParams: parameters,
  responses: {
    200: json(answer, summary),
    304: { description: 'Not modified since the ETag sent' },
    ...problems(...statuses),
  },
})

export const keyHeader = {
  header: z.object({ 'Idempotency-Key': z.string().check(z.regex(/^[\w-]{16,128}$/)) }),
}

/** An answer in bytes; with `grid` in the address it never changes and may be kept for ever. */
export const bytes = (
  operationId: string,
  summary: string,
  type: string,
  path: z.ZodMiniObject,
  empty: object = {},
): ZodOpenApiOperationObject => ({
  operationId,
  summary,
  requestParams: {
    path,
    query: z.object({ grid: z.optional(z.string()) }),
  },
  responses: {
    200: { description: summary, content: { [type]: {} } },
    ...empty,
    ...problems('400', '404'),
  },
})
