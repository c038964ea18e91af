import { correctionSchema } from '@wangge/core/correction'
import { tipSchema } from '@wangge/core/tip'
import * as z from 'zod/mini'
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi'
import * as schemas from './api-schemas.ts'
import * as cellSchemas from './cell-schemas.ts'
import * as schemeSchemas from './scheme-schemas.ts'

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

/** An answer in bytes; with `grid` in the address it never changes and may be kept for ever. */
const bytes = (
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
      'A grid cell on a day: its people, what they must do, those above and below it',
      cellSchemas.cellAnswer,
      { path: z.object({ code: z.string() }), query: cellSchemas.onQuery },
      '400',
      '404',
    ),
  },
  '/posts/{code}': {
    get: read(
      'readPost',
      'A post with everyone who held it; kept from search engines',
      cellSchemas.postAnswer,
      { path: z.object({ code: z.string() }) },
      '404',
    ),
  },
  '/corrections': {
    post: {
      operationId: 'reportCorrection',
      summary: 'Say that something published of a cell is wrong; a repeat of the key gives the same answer',
      requestParams: {
        header: z.object({ 'Idempotency-Key': z.string().check(z.regex(/^[\w-]{16,128}$/)) }),
      },
      requestBody: { required: true, content: { 'application/json': { schema: correctionSchema } } },
      responses: {
        201: json(cellSchemas.correctionAnswer, 'Taken: a task of the cell above'),
        ...problems('400', '404', '413', '415'),
      },
    },
  },
  '/search': {
    get: read(
      'search',
      'Find a cell or a post by a name, a code or a title; persons cannot be searched for',
      schemeSchemas.searchAnswer,
      { query: schemeSchemas.searchQuery },
      '400',
    ),
  },
  '/schemes': {
    get: read('listSchemes', 'The time line of grid schemes', schemeSchemas.schemesAnswer, {}),
  },
  '/schemes/{id}/grid.bin': {
    get: bytes(
      'readGrid',
      'The whole grid as one file, to find a cell without telling anybody the place',
      'application/octet-stream',
      z.object({ id: z.string() }),
    ),
  },
  '/schemes/{id}/tiles/{z}/{x}/{y}': {
    get: bytes(
      'readTile',
      'A vector tile of the grid: layers cells, labels, sites',
      'application/x-protobuf',
      z.object({ id: z.string(), z: z.int(), x: z.int(), y: z.int() }),
      { 204: { description: 'Nothing of the grid lies there' } },
    ),
  },
  '/schemes/{id}/coverage': {
    get: read(
      'readCoverage',
      'How a scheme covers the land and its cells are answered for, on a day',
      schemeSchemas.coverageAnswer,
      { path: z.object({ id: z.string() }), query: schemeSchemas.coverageQuery },
      '400',
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
