import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { S3Client } from '@aws-sdk/client-s3'
import { buckets } from '@wangge/infra/stores'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { s3Incoming } from '../../../core/src/incoming.ts'
import { createGate } from './server.ts'
import type { Created } from './tell.ts'

type Kept = { readonly method: string; readonly path: string; readonly type?: string; readonly bytes: string }

const site = 'http://127.0.0.1:3000'
const credentials = { accessKeyId: 'local', secretAccessKey: 'secret' }
const kept: Kept[] = []
const told: Created[] = []
let now = new Date()
let engine: Server
let gate: Server
let address: string

/** Takes everything and answers as an engine would. */
async function keep(request: IncomingMessage): Promise<void> {
  const chunks = (await request.toArray()) as Buffer[]
  const { method = '', url = '', headers } = request
  const path = url.split('?')[0] ?? ''
  const type = headers['content-type']
  kept.push({ method, path, ...(type && { type }), bytes: Buffer.concat(chunks).toString() })
}

const portOf = (server: Server): number => {
  const found = server.address()
  return typeof found === 'object' && found ? found.port : 0
}

async function listen(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

beforeAll(async () => {
  engine = await listen(
    createServer(async (request, response) => {
      await keep(request)
      response.end('from the engine')
    }),
  )
  gate = await listen(
    createGate({
      enginePort: portOf(engine),
      engine: new S3Client({
        endpoint: `http://127.0.0.1:${portOf(engine)}`,
        region: 'local',
        forcePathStyle: true,
        credentials,
        requestChecksumCalculation: 'WHEN_REQUIRED',
      }),
      credentials,
      origins: [site],
      bucket: (name) => (name === 'files' ? undefined : buckets.Incoming),
      tell: async (_, created) => void told.push(created),
      now: () => now,
      report: () => {},
    }),
  )
  address = `http://127.0.0.1:${portOf(gate)}`
})
afterAll(() => {
  gate.close()
  engine.close()
})
beforeEach(() => {
  now = new Date()
  kept.length = 0
  told.length = 0
})

const permit = (signedWith = credentials) =>
  s3Incoming(
    'incoming',
    new S3Client({ endpoint: address, region: 'local', forcePathStyle: true, credentials: signedWith }),
  ).permit('incoming/a/0', 'image/jpeg', 5, 300)

type Changes = Readonly<Record<string, string | undefined>>

/** Posts a file by the permission, with some fields changed, added or (undefined) left out. */
async function post(file = 'photo', changes: Changes = {}, origin = site, signedWith = credentials) {
  const { url, fields } = await permit(signedWith)
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, ...changes }))
    if (value !== undefined) form.append(name, value)
  form.append('file', new Blob([file]))
  const answer = await fetch(url, { method: 'POST', body: form, headers: { origin } })
  const text = await answer.text()
  return { answer, text, code: /<Code>(\w+)</.exec(text)?.[1], message: /<Message>(.+?)</.exec(text)?.[1] }
}

const refused = () => expect([kept, told]).toEqual([[], []])

test('a permitted file is kept under its name and type, and told once', async () => {
  const { answer } = await post()
  expect(answer.status).toBe(204)
  expect(kept).toEqual([
    { method: 'PUT', path: '/incoming/incoming/a/0', type: 'image/jpeg', bytes: 'photo' },
  ])
  expect(told).toEqual([{ bucket: 'incoming', key: 'incoming/a/0', size: 5, by: 'Post' }])
})

test('a file beyond the permitted size is refused', async () => {
  const { answer, code } = await post('photos')
  expect([answer.status, code]).toEqual([400, 'EntityTooLarge'])
  refused()
})

test('an empty file is refused', async () => {
  expect(await post('')).toMatchObject({ code: 'EntityTooSmall' })
  refused()
})

test('a large file beyond the permission is still answered', async () => {
  const { answer, code } = await post('x'.repeat(20_000_000))
  expect([answer.status, code]).toEqual([400, 'EntityTooLarge'])
  refused()
})

test('a permission that ran out is refused in the words of S3', async () => {
  now = new Date(Date.now() + 301_000)
  const { answer, code, message } = await post()
  expect([answer.status, code]).toEqual([403, 'AccessDenied'])
  expect(message).toBe('Invalid according to Policy: Policy expired.')
  refused()
})

test.each([
  ['key', 'incoming/b/0'],
  ['Content-Type', 'text/html'],
])('another %s than permitted is refused', async (name, value) => {
  const { answer, code, message } = await post('photo', { [name]: value })
  expect([answer.status, code]).toEqual([403, 'AccessDenied'])
  expect(message).toContain('Policy Condition failed')
  refused()
})

test('a type left out is refused', async () => {
  expect(await post('photo', { 'Content-Type': undefined })).toMatchObject({ code: 'AccessDenied' })
  refused()
})

test('a field that no condition covers is refused', async () => {
  const { message } = await post('photo', { 'x-amz-meta-name': 'a' })
  expect(message).toBe('Invalid according to Policy: Extra input fields: x-amz-meta-name')
  refused()
})

test('a permission signed with another key is refused', async () => {
  const forged = { ...credentials, secretAccessKey: 'guessed' }
  const { answer, code } = await post('photo', {}, site, forged)
  expect([answer.status, code]).toEqual([403, 'SignatureDoesNotMatch'])
  refused()
})

test('a policy changed after it was signed is refused', async () => {
  const policy = Buffer.from(JSON.stringify({ expiration: '2999-01-01T00:00:00Z', conditions: [] }))
  expect(await post('photo', { Policy: policy.toString('base64') })).toMatchObject({
    code: 'SignatureDoesNotMatch',
  })
  refused()
})

test('a form without a policy is refused', async () => {
  expect(await post('photo', { Policy: undefined })).toMatchObject({ code: 'AccessDenied' })
  refused()
})

test('a permission for one bucket serves no other', async () => {
  const { fields } = await permit()
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob(['photo']))
  const answer = await fetch(`${address}/other`, { method: 'POST', body: form })
  expect(await answer.text()).toContain('Policy Condition failed: [&quot;eq&quot;,&quot;$bucket&quot;')
  refused()
})

test.each([
  ['no form at all', 'text/plain', 'photo'],
  [
    'a form cut off',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="key"\r\n\r\na',
  ],
  ['a form of nothing', 'multipart/form-data; boundary=x', ''],
])('%s is a malformed request', async (_, type, body) => {
  const answer = await fetch(`${address}/incoming`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining('<Code>MalformedPOSTRequest</Code>'),
  ])
  refused()
})

test('a form without a file is refused', async () => {
  const form = new FormData()
  form.append('key', 'a')
  const answer = await fetch(`${address}/incoming`, { method: 'POST', body: form })
  expect(await answer.text()).toContain('<Code>InvalidArgument</Code>')
  refused()
})

test('pages of the site may post and read the answer; other pages may not', async () => {
  const preflight = (origin: string) =>
    fetch(`${address}/incoming`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    })
  const allowed = await preflight(site)
  expect(allowed.status).toBe(200)
  expect(allowed.headers.get('access-control-allow-origin')).toBe(site)
  expect(allowed.headers.get('access-control-allow-methods')).toBe('POST')
  expect((await post()).answer.headers.get('access-control-allow-origin')).toBe(site)

  const other = 'https://elsewhere.example'
  expect((await preflight(other)).status).toBe(403)
  expect((await post('photo', {}, other)).answer.headers.get('access-control-allow-origin')).toBeNull()
})

test('everything else passes to the engine and back', async () => {
  const put = await fetch(`${address}/files/a%20b?x-id=PutObject`, { method: 'PUT', body: 'grid' })
  expect(await put.text()).toBe('from the engine')
  await fetch(`${address}/files/a%20b`)
  await fetch(`${address}/incoming/incoming/a/0`, { method: 'DELETE' })
  expect(kept.map(({ method, path, bytes }) => [method, path, bytes])).toEqual([
    ['PUT', '/files/a%20b', 'grid'],
    ['GET', '/files/a%20b', ''],
    ['DELETE', '/incoming/incoming/a/0', ''],
  ])
  expect(told).toEqual([])
})

test('a file the site itself puts among the incoming is told too', async () => {
  await fetch(`${address}/incoming/incoming/a/0`, { method: 'PUT', body: 'photo' })
  await fetch(`${address}/incoming/elsewhere`, { method: 'PUT', body: 'photo' })
  expect(told).toEqual([{ bucket: 'incoming', key: 'incoming/a/0', size: 5, by: 'Put' }])
})
