import { tipSchema } from '@wangge/core/tip'
import * as z from 'zod/mini'
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi'
import * as schemas from './api-schemas.ts'

const json = (schema: z.ZodMiniType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const problems = (...statuses: ('400' | '404' | '409' | '413' | '415')[]) =>
  Object.fromEntries(
    [...statuses, '503' as const].map((status) => [
      status,
      { description: 'Problem', content: { 'application/problem+json': { schema: schemas.problem } } },
    ]),
  )

const read = (
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

const paths = {
  '/locate': {
    get: read(
      'locate',
      'Who is responsible at a place',
      schemas.locateAnswer,
      { query: schemas.locateQuery },
      '400',
    ),
  },
  '/tips': {
    post: {
      operationId: 'submitTip',
      summary: 'Report a problem; a repeat of the key gives the same answer',
      requestParams: {
        header: z.object({ 'Idempotency-Key': z.string().check(z.regex(/^[\w-]{16,128}$/)) }),
      },
      requestBody: { required: true, content: { 'application/json': { schema: tipSchema } } },
      responses: {
        201: json(schemas.submitAnswer, 'Accepted: never lost from here on'),
        ...problems('400', '409', '413', '415'),
      },
    },
  },
  '/tips/track': {
    post: {
      operationId: 'trackTip',
      summary: 'What became of a tip, by its receipt',
      requestBody: { required: true, content: { 'application/json': { schema: schemas.trackBody } } },
      responses: {
        200: json(schemas.trackAnswer, 'State of the tip'),
        ...problems('400', '404', '413', '415'),
      },
    },
  },
  '/cases': {
    get: read(
      'listCases',
      'Public cases, newest first',
      schemas.casesAnswer,
      { query: schemas.casesQuery },
      '400',
      '404',
    ),
  },
  '/cases/{no}': {
    get: read(
      'readCase',
      'A public case with its timeline',
      schemas.caseAnswer,
      { path: z.object({ no: z.string() }) },
      '404',
    ),
  },
  '/cells/{code}': {
    get: read(
      'readCell',
      'A grid cell, those above and those below it',
      schemas.cellAnswer,
      { path: z.object({ code: z.string() }) },
      '404',
    ),
  },
}

/** The OpenAPI 3.1 document, made from the very schemas that check what comes in and type what goes out. */
export const openApi = () =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: '网格 Wangge API',
      version: '1.0.0',
      description:
        'Who is responsible for a place, reporting pollution, following a tip, and the public record of cases. Sentences come in the language of Accept-Language (zh-CN, en).',
    },
    servers: [{ url: '/api/v1' }],
    paths,
  })
