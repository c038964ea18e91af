import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { withTimeout } from '../time-out.ts'
import type { Assets } from './assets.ts'
import { toEvent } from './event.ts'
import { GatewayProblem, problemReply } from './problem.ts'
import { compressed, type Reply, send, toReply } from './reply.ts'

/** The site's Lambda function. */
export type SiteHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

export type Gateway = {
  readonly handler: SiteHandler
  readonly assets: Assets
  /** Gets one line an answer: method, path without query, status, milliseconds; never who asked. */
  readonly log: (line: string) => void
  /** How long the site may take; API Gateway waits 29 s. */
  readonly patienceMs?: number
}

/** Longer than clients keep an idle connection: a request must not meet one that is just being closed. */
const keepAliveTimeout = 65_000

/** An HTTP server that stands for CloudFront and API Gateway: static files, then the site's function. */
export function createGateway(gateway: Gateway): Server {
  return createServer({ keepAliveTimeout }, async (request, response) => {
    const start = performance.now()
    const reply = await answer(request, gateway).catch((error: unknown) => failure(error, gateway))
    if (!request.complete) return
    send(response, reply)
    const path = (request.url ?? '/').split('?', 1)[0]
    gateway.log(`${request.method} ${path} ${reply.status} ${Math.round(performance.now() - start)} ms`)
  })
}

async function answer(request: IncomingMessage, gateway: Gateway): Promise<Reply> {
  const event = await toEvent(request)
  const acceptEncoding = request.headers['accept-encoding']
  if (request.method === 'GET' || request.method === 'HEAD') {
    const asset = gateway.assets(event.rawPath, {
      acceptEncoding,
      ifNoneMatch: request.headers['if-none-match'],
    })
    if (asset) return asset
  }
  const result = await withTimeout(
    gateway.handler(event),
    gateway.patienceMs ?? 29_000,
    () => new GatewayProblem('gateway.timed-out'),
  )
  return compressed(toReply(result), acceptEncoding)
}

/** Of an error only its name is told: its message could carry what a citizen wrote. */
function failure(error: unknown, gateway: Gateway): Reply {
  if (error instanceof GatewayProblem) return problemReply(error.code)
  gateway.log(`the request failed: ${error instanceof Error ? error.name : typeof error}`)
  return problemReply('gateway.failed')
}
