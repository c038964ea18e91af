import { correctionSchema } from '@wangge/core/correction'
import { renewalSchema } from '@wangge/core/evidence'
import * as z from 'zod/mini'
import { createDocument } from 'zod-openapi'
import * as admission from './admission-schemas.ts'
import * as schemas from './api-schemas.ts'
import * as cellSchemas from './cell-schemas.ts'
import { bytes, json, keyHeader, problems, read } from './open-api-operations.ts'
import * as patrolSchemas from './patrol-schemas.ts'
import { receiptPaths } from './receipt-paths.ts'
import * as recurrenceSchemas from './recurrence-schemas.ts'
import * as schemeSchemas from './scheme-schemas.ts'
import * as uploads from './upload-schemas.ts'

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
  '/challenge': {
    get: {
      operationId: 'makeChallenge',
      summary: 'Proof of work for one tip, heavier the more are asked for',
      responses: { 200: json(admission.challengeAnswer, 'To be solved within 20 minutes'), ...problems() },
    },
  },
  '/permits': {
    post: {
      operationId: 'spendChallenge',
      summary: 'Hand in a solved challenge: for a day the tip of that key and its uploads are let through',
      requestBody: { required: true, content: { 'application/json': { schema: admission.permitBody } } },
      responses: { 204: { description: 'Let through' }, ...problems('400', '409', '413', '415') },
    },
  },
  '/uploads': {
    post: {
      operationId: 'offerUpload',
      summary:
        'A place for a photo or recording in a draft, and the permission to send it; named by file, the same again',
      requestParams: { header: z.object({ Authorization: admission.submitHeaders.shape.Authorization }) },
      requestBody: { required: true, content: { 'application/json': { schema: uploads.uploadBody } } },
      responses: {
        201: json(uploads.offerAnswer, 'Where to post each part'),
        ...problems('400', '401', '403', '409', '413', '415'),
      },
    },
  },
  '/uploads/{id}': {
    get: {
      operationId: 'readUpload',
      summary: 'What became of an upload of this draft',
      requestParams: { ...keyHeader, path: uploads.uploadPath },
      responses: { 200: json(uploads.statusAnswer, 'Its state'), ...problems('400', '404', '410') },
    },
    delete: {
      operationId: 'dropUpload',
      summary: 'Take an upload out of this draft, with every byte of it',
      requestParams: { ...keyHeader, path: uploads.uploadPath },
      responses: {
        204: { description: 'Gone, and its place is free' },
        ...problems('400', '404', '409', '410'),
      },
    },
  },
  '/uploads/{id}/parts/{n}': {
    post: {
      operationId: 'renewPart',
      summary: 'Another permission for one part of an upload of this draft',
      requestParams: { path: uploads.partPath },
      requestBody: { required: true, content: { 'application/json': { schema: renewalSchema } } },
      responses: {
        200: json(uploads.permission, 'Where to post it'),
        ...problems('400', '404', '410', '413', '415'),
      },
    },
  },
  '/tips': {
    post: {
      operationId: 'submitTip',
      summary: 'Report a problem; a repeat of the key gives the same answer',
      requestParams: { header: admission.submitHeaders },
      requestBody: { required: true, content: { 'application/json': { schema: admission.submitBody } } },
      responses: {
        201: json(schemas.submitAnswer, 'Accepted: never lost from here on'),
        ...problems('400', '401', '403', '404', '409', '413', '415'),
      },
    },
  },
  ...receiptPaths,
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
  '/cases/{no}/photos/{hash}': {
    get: {
      operationId: 'readCasePhoto',
      summary: 'A redacted photo of a published outcome',
      requestParams: { path: z.object({ no: z.string(), hash: z.string() }) },
      responses: {
        200: { description: 'The photo; its SHA-256 is its name', content: { 'image/jpeg': {} } },
        ...problems('404'),
      },
    },
  },
  '/patrols': {
    get: read(
      'readPatrols',
      'Patrols due and done in a month, in a cell and all below it',
      patrolSchemas.patrolsAnswer,
      { query: patrolSchemas.patrolsQuery },
      '400',
      '404',
    ),
  },
  '/recurrence': {
    get: read(
      'readRecurrence',
      'How many of the problems settled in a cell and below it came back, and where',
      recurrenceSchemas.recurrenceAnswer,
      { query: recurrenceSchemas.recurrenceQuery },
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
