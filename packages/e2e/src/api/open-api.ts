import type { APIRequestContext, APIResponse } from '@playwright/test'

/** A JSON Schema of the document; only what this document uses. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  items?: Schema
  anyOf?: Schema[]
  enum?: unknown[]
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  description?: string
  format?: string
}

type Body = { content?: Record<string, { schema: Schema }> }
type Operation = {
  operationId: string
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: Body
  responses: Record<string, Body & { description: string }>
}

export type OpenApi = {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** The API's own description. */
export const readOpenApi = async (api: APIRequestContext): Promise<OpenApi> =>
  (await api.get('/api/v1/openapi.json')).json()

/** The schema documented for an answer. Throws when the document knows no such status or content type. */
export function documented({ paths }: OpenApi, path: string, method: string, answer: APIResponse): Schema {
  const type = (answer.headers()['content-type'] ?? '').split(';')[0] ?? ''
  const schema = paths[path]?.[method]?.responses[answer.status()]?.content?.[type]?.schema
  if (!schema)
    throw new Error(`${method} ${path} answered ${answer.status()} ${type}, which is not documented`)
  return schema
}
