import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { GatewayProblem } from './problem.ts'

/** What API Gateway accepts at most. */
const largestBody = 10 * 1024 * 1024
const textTypes = /^(text\/|application\/(json|javascript|xml)\b)/

/**
 * An HTTP request as the event that an HTTP API of API Gateway sends to Lambda (payload format 2.0): repeated headers
 * joined by commas, cookies apart, the path decoded and cut at a decoded question mark, bodies that are not text in base64.
 * @throws GatewayProblem `gateway.bad-path`, `gateway.body-too-large`
 */
export async function toEvent(request: IncomingMessage): Promise<APIGatewayProxyEventV2> {
  const [path = '/', ...query] = (request.url ?? '/').split('?')
  const rawPath = decode(path).split('?', 1)[0] ?? '/'
  const rawQueryString = query.join('?')
  const body = await readBody(request)
  const sourceIp = request.socket.remoteAddress ?? ''
  const headers = toHeaders(request, sourceIp)
  const cookies = request.headers.cookie?.split('; ')
  const now = new Date()
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookies && { cookies }),
    headers,
    ...(rawQueryString && { queryStringParameters: toParameters(rawQueryString) }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...toBody(body, headers['content-type'] ?? ''),
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new GatewayProblem('gateway.bad-path')
  }
}

/** The last address in `x-forwarded-for` is the caller as seen here; those before it are the caller's own words. */
function toHeaders(request: IncomingMessage, sourceIp: string): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, values] of Object.entries(request.headersDistinct))
    if (name !== 'cookie' && values) headers[name] = values.join(',')
  const told = headers['x-forwarded-for']
  headers['x-forwarded-for'] = told ? `${told}, ${sourceIp}` : sourceIp
  headers['x-forwarded-port'] = String(request.socket.localPort ?? '')
  headers['x-forwarded-proto'] = 'http'
  return headers
}

function toParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query))
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value
  return parameters
}

function toBody(body: Buffer, type: string): Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'> {
  if (body.length === 0) return { isBase64Encoded: false }
  const isBase64Encoded = !textTypes.test(type)
  return { body: body.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded }
}

/** What is over the limit is still read, and dropped: a caller that is cut off in the middle hears no answer. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= largestBody) chunks.push(chunk)
  }
  if (size > largestBody) throw new GatewayProblem('gateway.body-too-large')
  return Buffer.concat(chunks)
}
