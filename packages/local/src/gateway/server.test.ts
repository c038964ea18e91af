import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { afterEach, expect, test } from 'vitest'
import { openAssets } from './assets.ts'
import { createGateway } from './server.ts'

const page = '网格'.repeat(500)
const script = 'export const cell = 1;\n'.repeat(100)
const running: Server[] = []

afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections()
})

type Answer = (event: APIGatewayProxyEventV2) => APIGatewayProxyStructuredResultV2 | Promise<never>

async function start(answer: Answer = () => ({ statusCode: 200, body: 'ok' }), patienceMs = 29_000) {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'))
  mkdirSync(join(folder, 'assets/_next/static'), { recursive: true })
  writeFileSync(join(folder, 'assets/_next/static/[locale] a.js'), script)
  writeFileSync(join(folder, 'assets/icon.svg'), '<svg/>')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const events: APIGatewayProxyEventV2[] = []
  const log: string[] = []
  const server = createGateway({
    assets: await openAssets(join(folder, 'assets')),
    handler: async (event) => {
      events.push(event)
      return answer(event)
    },
    log: (line) => log.push(line),
    patienceMs,
  })
  running.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  const port = (server.address() as AddressInfo).port
  return { port, events, log }
}

type Sent = {
  method?: string
  path: string
  headers?: Record<string, string | string[]>
  body?: Buffer | string
}

/** Unlike fetch, changes nothing in the path or the headers and decompresses nothing. */
async function ask(port: number, { method = 'GET', path, headers = {}, body }: Sent) {
  const asked = request({ host: '127.0.0.1', port, path, method, headers })
  asked.end(body)
  const [response] = await once(asked, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}

test('a request becomes an API Gateway event of payload format 2.0', async () => {
  const { port, events } = await start()
  await ask(port, {
    path: '/zh-CN/%E7%BD%91?a=1&a=%202&b=?',
    headers: {
      cookie: 'x=1; y=2',
      'X-Twice': ['one', 'two'],
      'user-agent': 'test',
      'x-forwarded-for': '1.2.3.4',
    },
  })
  expect(events[0]).toMatchObject({
    version: '2.0',
    rawPath: '/zh-CN/网',
    rawQueryString: 'a=1&a=%202&b=?',
    queryStringParameters: { a: '1, 2', b: '?' },
    cookies: ['x=1', 'y=2'],
    headers: { 'x-twice': 'one,two', host: `127.0.0.1:${port}`, 'x-forwarded-for': '1.2.3.4, 127.0.0.1' },
    requestContext: {
      http: {
        method: 'GET',
        path: '/zh-CN/网',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'test',
      },
    },
    isBase64Encoded: false,
  })
  expect(events[0]?.headers).not.toHaveProperty('cookie')
  expect(events[0]).not.toHaveProperty('body')
})

test('a JSON body arrives as text and a form as base64', async () => {
  const { port, events } = await start()
  const post = (type: string, body: string) =>
    ask(port, { method: 'POST', path: '/', headers: { 'content-type': type }, body })
  await post('application/json', '{"a":"网"}')
  await post('application/x-www-form-urlencoded', 'a=1')
  expect(events[0]).toMatchObject({ body: '{"a":"网"}', isBase64Encoded: false })
  expect(events[1]).toMatchObject({ body: Buffer.from('a=1').toString('base64'), isBase64Encoded: true })
})

test('status, headers, cookies and a base64 body of the function reach the reader', async () => {
  const { port } = await start(() => ({
    statusCode: 418,
    headers: { 'X-Cell': 'a, b', 'content-length': 999 },
    cookies: ['a=1; HttpOnly', 'b=2'],
    body: Buffer.from([0, 255, 1]).toString('base64'),
    isBase64Encoded: true,
  }))
  const answer = await ask(port, { path: '/' })
  expect(answer.status).toBe(418)
  expect(answer.headers).toMatchObject({
    'x-cell': 'a, b',
    'set-cookie': ['a=1; HttpOnly', 'b=2'],
    'content-length': '3',
  })
  expect(answer.body).toEqual(Buffer.from([0, 255, 1]))
})

test('text is compressed as the reader allows, and its ETag becomes weak', async () => {
  const headers = { 'content-type': 'text/html; charset=utf-8', etag: '"v1"', vary: 'Accept-Language' }
  const { port } = await start(() => ({ statusCode: 200, headers, body: page }))
  const get = (accept: string) => ask(port, { path: '/', headers: { 'accept-encoding': accept } })
  const brotli = await get('gzip, deflate, br')
  expect(brotli.headers).toMatchObject({
    'content-encoding': 'br',
    etag: 'W/"v1"',
    vary: 'Accept-Language, Accept-Encoding',
  })
  expect(brotliDecompressSync(brotli.body).toString()).toBe(page)
  const gzip = await get('br;q=0, gzip')
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(gzip.body).toString()).toBe(page)
  const plain = await get('identity')
  expect(plain.headers).toMatchObject({ etag: '"v1"', vary: 'Accept-Language, Accept-Encoding' })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.body.toString()).toBe(page)
})

test('pictures, short answers and what is compressed already stay as they are', async () => {
  const bodies: Record<string, APIGatewayProxyStructuredResultV2> = {
    '/picture': { headers: { 'content-type': 'image/png' }, body: page },
    '/short': { headers: { 'content-type': 'text/plain' }, body: 'ok' },
    '/done': { headers: { 'content-type': 'text/plain', 'content-encoding': 'zstd' }, body: page },
  }
  const { port } = await start((event) => ({ statusCode: 200, ...bodies[event.rawPath] }))
  for (const [path, { headers, body }] of Object.entries(bodies)) {
    const answer = await ask(port, { path, headers: { 'accept-encoding': 'br' } })
    expect(answer.headers['content-encoding']).toBe(headers?.['content-encoding'])
    expect(answer.body.toString()).toBe(body)
  }
})

test('a hashed file may be kept for ever, comes compressed and is confirmed by its ETag', async () => {
  const { port, events } = await start()
  const path = '/_next/static/%5Blocale%5D%20a.js'
  const answer = await ask(port, { path, headers: { 'accept-encoding': 'br' } })
  expect(answer.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'br',
    vary: 'Accept-Encoding',
  })
  expect(brotliDecompressSync(answer.body).toString()).toBe(script)
  const again = await ask(port, {
    path,
    headers: { 'accept-encoding': 'br', 'if-none-match': answer.headers.etag as string },
  })
  expect([again.status, again.body.length]).toEqual([304, 0])
  expect(events).toEqual([])
})

test('a file without a hash in its name is asked for again each time', async () => {
  const { port } = await start()
  const { headers } = await ask(port, { path: '/icon.svg' })
  expect(headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=0, must-revalidate',
  })
})

test('no path reaches a file outside the folder', async () => {
  const { port } = await start(() => ({ statusCode: 404, body: 'not here' }))
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/_next/../../secret.txt',
    '//secret.txt',
  ]) {
    const answer = await ask(port, { path })
    expect([path, answer.status, answer.body.toString()]).toEqual([path, 404, 'not here'])
  }
})

test('a HEAD request gets the headers and no body', async () => {
  const { port } = await start(() => ({ statusCode: 200, body: 'four' }))
  const answer = await ask(port, { method: 'HEAD', path: '/' })
  expect(answer.headers['content-length']).toBe('4')
  expect(answer.body).toHaveLength(0)
})

test('a body over 10 MB is refused, and one of 10 MB accepted', async () => {
  const { port, events } = await start()
  const post = (size: number) => ask(port, { method: 'POST', path: '/', body: Buffer.alloc(size) })
  expect((await post(10 * 1024 * 1024)).status).toBe(200)
  const refused = await post(10 * 1024 * 1024 + 1)
  expect(refused.status).toBe(413)
  expect(refused.headers['content-type']).toBe('application/problem+json')
  expect(JSON.parse(refused.body.toString())).toMatchObject({ status: 413, code: 'gateway.body-too-large' })
  expect(events).toHaveLength(1)
})

test('a site that does not answer in time is a 504, one that throws a 500 that tells nothing', async () => {
  const slow = await start(() => new Promise<never>(() => {}), 20)
  expect((await ask(slow.port, { path: '/' })).status).toBe(504)
  const broken = await start(() => Promise.reject(new TypeError('secret')))
  const answer = await ask(broken.port, { path: '/' })
  expect(answer.status).toBe(500)
  expect(answer.body.toString()).not.toContain('secret')
  expect(broken.log[0]).toBe('the request failed: TypeError')
})

test('a malformed address is a 400', async () => {
  const { port, events } = await start()
  expect((await ask(port, { path: '/%E7%BD' })).status).toBe(400)
  expect(events).toEqual([])
})

test('the log tells method, path, status and time, and neither query nor caller', async () => {
  const { port, log } = await start()
  await ask(port, { path: '/cases?receipt=12345678', headers: { 'user-agent': 'Reporter/1' } })
  expect(log).toHaveLength(1)
  expect(log[0]).toMatch(/^GET \/cases 200 \d+ ms$/)
})

test('a caller that hangs up half-way through its body reaches neither the site nor harms anyone else', async () => {
  const { port, events } = await start()
  const caller = connect(port, '127.0.0.1')
  caller.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nhalf')
  await new Promise((resolve) => setTimeout(resolve, 20))
  caller.destroy()
  expect((await ask(port, { path: '/' })).status).toBe(200)
  expect(events).toHaveLength(1)
})
