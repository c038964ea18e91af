import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Context, createContext } from '@wangge/core/context'
import * as stores from '@wangge/core/stores'

/** An action on a thing of `wiring.ts`, as `Ledger dynamodb:GetItem`. */
export type Call = `${string} ${string}`

/**
 * The rights one use of the context needs, as AWS's own clients send it: a listener on the loopback stands where
 * DynamoDB, S3, SQS and the key service would, writes down each request and answers with as good as nothing.
 */
export async function callsOf(use: (context: Context) => Promise<unknown>): Promise<readonly Call[]> {
  const calls = new Set<Call>()
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('')
    const repeated = toCalls(request, body).filter((call) => calls.has(call))
    for (const call of toCalls(request, body)) calls.add(call)
    answer(request, body, response, repeated.length === 0)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const url = `http://127.0.0.1:${port}`
  const before = { ...process.env }
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: url,
    AWS_ENDPOINT_URL_S3: url,
    AWS_ENDPOINT_URL_SQS: url,
    AWS_ENDPOINT_URL_KMS: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
  })
  try {
    await use(createContext(stores, variables(port)))
  } finally {
    process.env = before
    server.closeAllConnections()
    server.close()
  }
  return [...calls]
}

/** Clients of the key service are kept by region, so that each listener is in a region of its own. */
const variables = (port: number | undefined) => ({
  LEDGER_TABLE: 'Ledger',
  PUBLIC_TABLE: 'Public',
  DESK_TABLE: 'Desk',
  PASSING_TABLE: 'Passing',
  VAULT_TABLE: 'Vault',
  FILES_BUCKET: 'Files',
  INCOMING_BUCKET: 'Incoming',
  EVIDENCE_BUCKET: 'Evidence',
  VAULT_KEY: `arn:aws:kms:region-${port}:000000000000:key/VaultKey`,
  OPENINGS_QUEUE: `http://127.0.0.1:${port}/000000000000/Openings`,
  NOTICES_QUEUE: `http://127.0.0.1:${port}/000000000000/Notices`,
  INDEX_KEY: `arn:aws:kms:region-${port}:000000000000:key/IndexKey`,
})

const bytes = (length: number) => Buffer.alloc(length, 1).toString('base64')

/** A first update fails its condition, so that what is done then is seen too. */
function answer(
  { method, headers }: IncomingMessage,
  body: string,
  response: ServerResponse,
  isFirst: boolean,
) {
  const target = String(headers['x-amz-target'] ?? '')
  if (target.endsWith('.UpdateItem') && isFirst) {
    response
      .writeHead(400)
      .end('{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"}')
    return
  }
  if (target.startsWith('TrentService.')) {
    const { KeyId } = JSON.parse(body) as { readonly KeyId: string }
    response.end(JSON.stringify({ KeyId, Plaintext: bytes(32), CiphertextBlob: bytes(8), Mac: bytes(32) }))
    return
  }
  response.end(method === 'POST' ? '{}' : ' ')
}

function toCalls({ method, url, headers }: IncomingMessage, body: string): readonly Call[] {
  const target = headers['x-amz-target']
  if (typeof target !== 'string') return toS3Calls(method ?? '', url?.split('/')[1] ?? '')
  const [service, action] = target.split('.')
  const input = JSON.parse(body) as Input
  if (service === 'TrentService') return [`${input.KeyId?.split('/')[1]} kms:${action}`]
  if (service === 'AmazonSQS')
    return [`${input.QueueUrl?.split('/').at(-1)} sqs:${action?.replace('Batch', '')}`]
  if (input.TransactItems) return input.TransactItems.flatMap(toTransactCalls)
  if (input.RequestItems)
    return Object.keys(input.RequestItems).map((table) => `${table} dynamodb:${action}` as const)
  return [`${input.TableName}${input.IndexName ? `/index/${input.IndexName}` : ''} dynamodb:${action}`]
}

/** Without the right to list, S3 does not say whether an object is there; a form is posted by its signer's right to put. */
const s3Actions: Readonly<Record<string, readonly string[]>> = {
  GET: ['GetObject'],
  HEAD: ['GetObject', 'ListBucket'],
  PUT: ['PutObject'],
  POST: ['PutObject'],
  DELETE: ['DeleteObject'],
}

const toS3Calls = (method: string, bucket: string): readonly Call[] =>
  (s3Actions[method] ?? [method]).map((action) => `${bucket} s3:${action}` as const)

type Input = {
  readonly TableName?: string
  readonly IndexName?: string
  readonly KeyId?: string
  readonly QueueUrl?: string
  readonly RequestItems?: Readonly<Record<string, unknown>>
  readonly TransactItems?: readonly Readonly<Record<string, { readonly TableName: string }>>[]
}

/** A transaction is authorised item by item: `Put` as PutItem, `ConditionCheck` as ConditionCheckItem. */
function toTransactCalls(item: Readonly<Record<string, { readonly TableName: string }>>): Call[] {
  return Object.entries(item).map(
    ([operation, { TableName }]) => `${TableName} dynamodb:${operation}Item` as const,
  )
}
