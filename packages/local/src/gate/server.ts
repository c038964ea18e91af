import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { Bucket } from '@wangge/infra/stores'
import { readForm } from './form.ts'
import { forward } from './forward.ts'
import { type Credentials, checkPost } from './policy.ts'
import { errorXml, escapeXml, GateRefusal, xmlHead } from './refusal.ts'
import type { Created } from './tell.ts'

export type Gate = {
  /** Where the engine that keeps the objects answers. */
  readonly enginePort: number
  /** Talks to the engine itself. */
  readonly engine: S3Client
  readonly credentials: Credentials
  /** From where the site's pages may post. */
  readonly origins: readonly string[]
  /** What the wiring says of a bucket of that name. */
  readonly bucket: (name: string) => Bucket | undefined
  readonly tell: (queue: NonNullable<Bucket['tells']>['queue'], created: Created) => Promise<void>
  readonly now: () => Date
  readonly report: (line: string) => void
}

/** Stands before the S3 engine and does what that leaves out: the policy of posted forms, CORS, events. All else passes. */
export function createGate(gate: Gate): Server {
  return createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    answer(request, response, gate).catch((error: unknown) => {
      if (!(error instanceof GateRefusal)) gate.report(`the gate failed: ${request.method} ${nameOf(error)}`)
      if (response.headersSent) return response.destroy()
      const { status, code, message } =
        error instanceof GateRefusal
          ? error
          : {
              status: 500,
              code: 'InternalError',
              message: 'We encountered an internal error. Please try again.',
            }
      return sendXml(response, status, errorXml(code, message))
    })
  })
}

/** Of an error only its code or name: its message could carry what a citizen sent. */
const nameOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : typeof error

async function answer(request: IncomingMessage, response: ServerResponse, gate: Gate): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://gate').pathname
  const [name = '', ...segments] = path
    .slice(1)
    .split('/')
    .map((part) => decodeURIComponent(part))
  const key = segments.join('/')
  const bucket = gate.bucket(name)
  if (bucket?.takesPosts) allow(request, response, gate)
  if (request.method === 'OPTIONS') return preflight(response)
  if (request.method === 'POST' && !key && bucket?.takesPosts) return post(request, response, gate, name)
  const status = await forward(request, response, gate.enginePort)
  if (request.method === 'PUT' && key && status === 200)
    await tell(gate, { bucket: name, key, size: lengthOf(request), by: 'Put' })
}

function allow({ headers }: IncomingMessage, response: ServerResponse, { origins }: Gate): void {
  response.setHeader('vary', 'Origin')
  if (!headers.origin || !origins.includes(headers.origin)) return
  response.setHeader('access-control-allow-origin', headers.origin)
  response.setHeader('access-control-allow-methods', 'POST')
}

function preflight(response: ServerResponse): void {
  if (!response.hasHeader('access-control-allow-origin'))
    throw new GateRefusal('AccessForbidden', 'CORSResponse: This CORS request is not allowed.')
  response.writeHead(200, { 'access-control-max-age': '3600' }).end()
}

async function post(request: IncomingMessage, response: ServerResponse, gate: Gate, bucket: string) {
  const { fields, bytes } = await readForm(request, (given) =>
    checkPost(bucket, given, gate.credentials, gate.now()),
  )
  const key = fields.get('key') ?? ''
  await gate.engine.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: bytes,
      ContentType: fields.get('content-type') ?? 'binary/octet-stream',
    }),
  )
  await tell(gate, { bucket, key, size: bytes.length, by: 'Post' })
  if (fields.get('success_action_status') === '201')
    return sendXml(
      response,
      201,
      `${xmlHead}<PostResponse><Bucket>${escapeXml(bucket)}</Bucket><Key>${escapeXml(key)}</Key></PostResponse>`,
    )
  response.writeHead(fields.get('success_action_status') === '200' ? 200 : 204).end()
}

async function tell(gate: Gate, created: Created): Promise<void> {
  const tells = gate.bucket(created.bucket)?.tells
  if (tells && created.key.startsWith(tells.prefix)) await gate.tell(tells.queue, created)
}

/** Bytes of the object itself, which the SDK may send in signed chunks. */
const lengthOf = ({ headers }: IncomingMessage): number =>
  Number(headers['x-amz-decoded-content-length'] ?? headers['content-length'] ?? 0)

function sendXml(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml)
}
