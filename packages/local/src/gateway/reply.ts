import type { ServerResponse } from 'node:http'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { compress, isCompressible, preferredCoding } from './compression.ts'

export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies?: readonly string[] | undefined
  readonly body: Buffer
}

/** Made anew for each hop. */
const ofTheHop = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding'])

/** The answer of a function behind an HTTP API (payload format 2.0), ready to be sent. */
export function toReply(result: APIGatewayProxyStructuredResultV2): Reply {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(result.headers ?? {}))
    if (!ofTheHop.has(name.toLowerCase())) headers[name.toLowerCase()] = String(value)
  return {
    status: result.statusCode ?? 200,
    headers,
    cookies: result.cookies,
    body: Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'),
  }
}

/** Compresses text as the reader allows. The ETag becomes weak then, for the bytes are others (RFC 9110 §8.8.1). */
export async function compressed(reply: Reply, acceptEncoding: string | undefined): Promise<Reply> {
  const { headers, body } = reply
  if (headers['content-encoding'] || !isCompressible(headers['content-type'] ?? '', body.length)) return reply
  const varying = { ...headers, vary: withAcceptEncoding(headers.vary) }
  const coding = preferredCoding(acceptEncoding)
  if (!coding) return { ...reply, headers: varying }
  const etag = headers.etag?.replace(/^"/, 'W/"')
  return {
    ...reply,
    headers: { ...varying, ...(etag && { etag }), 'content-encoding': coding },
    body: await compress(body, coding, 5),
  }
}

function withAcceptEncoding(vary: string | undefined): string {
  if (!vary) return 'Accept-Encoding'
  return /accept-encoding|\*/i.test(vary) ? vary : `${vary}, Accept-Encoding`
}

export function send(response: ServerResponse, { status, headers, cookies, body }: Reply): void {
  const bare = status === 204 || status === 304
  response.writeHead(status, {
    ...headers,
    ...(!bare && { 'content-length': body.length }),
    ...(cookies?.length && { 'set-cookie': [...cookies] }),
  })
  response.end(bare ? undefined : body)
}
