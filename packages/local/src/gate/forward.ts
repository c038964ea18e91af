import { type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { pipeline } from 'node:stream/promises'

/** Hands a request on as it is, and the answer back. Returns the status of the answer. */
export async function forward(request: IncomingMessage, response: ServerResponse, port: number) {
  const { method, url, headers } = request
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const onward = send({ host: '127.0.0.1', port, method, path: url, headers }, resolve)
  onward.on('error', reject)
  const [answer] = await Promise.all([promise, pipeline(request, onward)])
  response.writeHead(answer.statusCode ?? 502, answer.headers)
  await pipeline(answer, response)
  return answer.statusCode ?? 502
}
