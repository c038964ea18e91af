import { createServer, type IncomingMessage } from 'node:http'
import { type Context, createContext } from '@wangge/core/context'

/** An action on a thing of `wiring.ts`, as `Ledger dynamodb:GetItem`. */
export type Call = `${string} ${string}`

/**
 * The rights one use of the context needs, as AWS's own clients send it: a listener on the loopback stands where
 * DynamoDB and S3 would, writes down each request and answers with nothing.
 */
export async function callsOf(use: (context: Context) => Promise<unknown>): Promise<readonly Call[]> {
  const calls = new Set<Call>()
  const server = createServer(async (request, response) => {
    for (const call of await toCalls(request)) calls.add(call)
    response.end(request.method === 'POST' ? '{}' : ' ')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const before = { ...process.env }
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: url,
    AWS_ENDPOINT_URL_S3: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
  })
  try {
    await use(createContext({ LEDGER_TABLE: 'Ledger', PUBLIC_TABLE: 'Public', FILES_BUCKET: 'Files' }))
  } finally {
    process.env = before
    server.closeAllConnections()
    server.close()
  }
  return [...calls]
}

async function toCalls(request: IncomingMessage): Promise<readonly Call[]> {
  const body = (await request.toArray()).join('')
  const target = request.headers['x-amz-target']
  if (typeof target !== 'string') {
    const bucket = request.url?.split('/')[1]
    return [
      `${bucket} s3:${request.method === 'GET' ? 'GetObject' : `${request.method === 'PUT' ? 'Put' : request.method}Object`}`,
    ]
  }
  const input = JSON.parse(body) as DynamoInput
  const action = target.split('.')[1]
  if (input.TransactItems) return input.TransactItems.flatMap(toTransactCalls)
  if (input.RequestItems)
    return Object.keys(input.RequestItems).map((table) => `${table} dynamodb:${action}` as const)
  return [`${input.TableName}${input.IndexName ? `/index/${input.IndexName}` : ''} dynamodb:${action}`]
}

type DynamoInput = {
  readonly TableName?: string
  readonly IndexName?: string
  readonly RequestItems?: Readonly<Record<string, unknown>>
  readonly TransactItems?: readonly Readonly<Record<string, { readonly TableName: string }>>[]
}

/** A transaction is authorised item by item: `Put` as PutItem, `ConditionCheck` as ConditionCheckItem. */
function toTransactCalls(item: Readonly<Record<string, { readonly TableName: string }>>): Call[] {
  return Object.entries(item).map(
    ([operation, { TableName }]) => `${TableName} dynamodb:${operation}Item` as const,
  )
}
