import { differences } from '../src/api/conforms.ts'
import { documented, readOpenApi } from '../src/api/open-api.ts'
import { permittedKey, solvedChallenge } from '../src/api/permit.ts'
import { aTip, handIn, publicCase } from '../src/site/hand-in.ts'
import places from '../src/site/places.json' with { type: 'json' }
import { expect, test } from '../src/site/test.ts'

const { longitude: lng, latitude: lat } = places.inside

test('the document is OpenAPI 3.1 and complete in itself', async ({ request }) => {
  const document = await readOpenApi(request)
  expect(document.openapi).toMatch(/^3\.1\.\d+$/)
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, ...operation })),
  )
  const ids = operations.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, parameters = [], responses } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const named = parameters.filter((each) => each.in === 'path')
    expect(named.map(({ name }) => name)).toEqual(inPath)
    expect(named.every(({ required }) => required)).toBe(true)
    for (const [status, { description, content = {} }] of Object.entries(responses)) {
      expect(status).toMatch(/^[1-5]\d\d$/)
      expect(description).toBeTruthy()
      const problem = Number(status) >= 400
      if (problem) expect(Object.keys(content)).toEqual(['application/problem+json'])
    }
  }
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
  for (const [, name = ''] of references) expect(document.components.schemas).toHaveProperty(name)
})

test('every documented path answers as its schema says, in both languages', async ({ request }) => {
  const document = await readOpenApi(request)
  const tip = { ...aTip(), occurredAt: '2026-11-01T08:00:00+08:00' }
  const { receipt, proof } = await handIn(request, tip)
  const no = await publicCase(request, receipt)
  const key = { 'Idempotency-Key': await permittedKey(request) }
  const permission = { draft: crypto.randomUUID(), payload: await solvedChallenge(request) }
  const draft = await permittedKey(request)
  const photo = { draft, type: 'image/jpeg', size: 1_000 }
  const offered: { id: string } = await (await request.post('/api/v1/uploads', { data: photo })).json()
  const byReceipt = (deed: string, more: object = {}) =>
    request.post(`/api/v1/tips/${deed}`, {
      headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() },
      data: { receipt, ...more },
    })
  const asked = {
    '/locate': () =>
      request.get('/api/v1/locate', { headers, params: { lng, lat, datum: 'wgs84', accuracy: 3000 } }),
    '/challenge': () => request.get('/api/v1/challenge', { headers }),
    '/permits': () => request.post('/api/v1/permits', { headers, data: permission }),
    '/tips': () => request.post('/api/v1/tips', { headers: { ...headers, ...key }, data: tip }),
    '/tips/track': () => byReceipt('track'),
    '/tips/messages': () => byReceipt('messages', { text: '又开始了' }),
    '/tips/own-words': () => byReceipt('own-words'),
    '/tips/corrections': () => byReceipt('corrections', { description: '夜里十一点还在开两台机器' }),
    '/tips/redactions': () => byReceipt('redactions', { passages: ['机器'] }),
    '/receipts/key': () => request.get('/api/v1/receipts/key', { headers }),
    '/receipts/verify': () => request.post('/api/v1/receipts/verify', { headers, data: { proof } }),
    '/uploads': () => request.post('/api/v1/uploads', { headers, data: photo }),
    '/uploads/{id}': () =>
      request.get(`/api/v1/uploads/${offered.id}`, { headers: { ...headers, 'Idempotency-Key': draft } }),
    '/uploads/{id}/parts/{n}': () =>
      request.post(`/api/v1/uploads/${offered.id}/parts/1`, { headers, data: { draft } }),
    '/cases': () => request.get('/api/v1/cases', { headers, params: { limit: 5, status: 'received' } }),
    '/cases/{no}': () => request.get(`/api/v1/cases/${no}`, { headers }),
    '/cells/{code}': () => request.get(`/api/v1/cells/${places.town.code}`, { headers }),
    '/patrols': () =>
      request.get('/api/v1/patrols', { headers, params: { cell: places.town.code, month: '2026-10' } }),
    '/recurrence': () => request.get('/api/v1/recurrence', { headers, params: { cell: places.county.code } }),
    '/search': () => request.get('/api/v1/search', { headers, params: { q: places.town.name, limit: 5 } }),
    '/schemes': () => request.get('/api/v1/schemes', { headers }),
    '/schemes/{id}/coverage': async () => {
      const { current } = await (await request.get('/api/v1/schemes')).json()
      return request.get(`/api/v1/schemes/${current}/coverage`, { headers, params: { on: '2026-11-01' } })
    },
    '/posts/{code}': () => request.get(`/api/v1/posts/${places.cell.code}.head`, { headers }),
    '/corrections': () =>
      request.post('/api/v1/corrections', {
        headers: { ...headers, ...key },
        data: { cell: places.cell.code, about: 'phone', note: '空号' },
      }),
  }
  const inBytes = ['/cases/{no}/photos/{hash}', '/schemes/{id}/grid.bin', '/schemes/{id}/tiles/{z}/{x}/{y}']
  // Of a closed case, of evidence already cleaned, or the end of the tip: their answer is that of `/tips/track`.
  const ofLater = ['disputes', 'ratings', 'evidence', 'withdrawal', 'erasure'].map((deed) => `/tips/${deed}`)
  expect(Object.keys(document.paths).sort()).toEqual([...Object.keys(asked), ...inBytes, ...ofLater].sort())
  let headers: Record<string, string> = {}
  for (const language of ['zh-CN', 'en']) {
    headers = { 'Accept-Language': language }
    for (const [path, ask] of Object.entries(asked)) {
      const answer = await ask()
      expect(answer.ok(), path).toBe(true)
      const method = document.paths[path]?.post && path !== '/uploads/{id}' ? 'post' : 'get'
      if (answer.status() === 204) {
        expect(document.paths[path]?.[method]?.responses).toHaveProperty('204')
        continue
      }
      const schema = documented(document, path, method, answer)
      expect(differences(document, schema, await answer.json(), path)).toEqual([])
    }
  }
})

test('what the API refuses is documented too', async ({ request }) => {
  const document = await readOpenApi(request)
  const bare = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
  const json = { ...bare, 'Idempotency-Key': await permittedKey(request) }
  const stranger = { ...bare, Authorization: 'Bearer x' }
  const refused = [
    ['/locate', 'get', await request.get('/api/v1/locate')],
    ['/cases', 'get', await request.get('/api/v1/cases?status=x')],
    ['/cases', 'get', await request.get('/api/v1/cases?cell=x')],
    ['/cases/{no}', 'get', await request.get('/api/v1/cases/C26-00000-00000')],
    ['/cells/{code}', 'get', await request.get('/api/v1/cells/1')],
    ['/search', 'get', await request.get('/api/v1/search')],
    ['/schemes/{id}/coverage', 'get', await request.get('/api/v1/schemes/x/coverage')],
    ['/schemes/{id}/coverage', 'get', await request.get('/api/v1/schemes/x/coverage?on=x')],
    ['/permits', 'post', await request.post('/api/v1/permits', { data: {} })],
    ['/tips', 'post', await request.post('/api/v1/tips', { headers: bare, data: {} })],
    ['/tips', 'post', await request.post('/api/v1/tips', { headers: stranger, data: {} })],
    ['/tips', 'post', await request.post('/api/v1/tips', { headers: json, data: {} })],
    ['/tips', 'post', await request.post('/api/v1/tips', { data: 'text' })],
    ['/tips', 'post', await request.post('/api/v1/tips', { headers: json, data: 'a'.repeat(1_000_000) })],
    ['/tips/track', 'post', await request.post('/api/v1/tips/track', { data: { receipt: '0'.repeat(19) } })],
  ] as const
  for (const [path, method, answer] of refused) {
    const schema = documented(document, path, method, answer)
    expect(differences(document, schema, await answer.json(), path)).toEqual([])
  }
})

test('the document names everything a client must choose from', async ({ request }) => {
  const { paths } = await readOpenApi(request)
  const tip = paths['/tips']?.post?.requestBody?.content?.['application/json']?.schema
  expect(tip?.properties?.category?.enum).toContain('straw-burning')
  const header = paths['/tips']?.post?.parameters?.find(({ name }) => name === 'Idempotency-Key')
  expect(header).toMatchObject({ in: 'header', required: true })
  const locate = paths['/locate']?.get?.parameters ?? []
  expect(locate.find(({ name }) => name === 'lng')?.schema.type).toBe('number')
})

test('the grid and its tiles answer in the types they are documented with', async ({ request }) => {
  const document = await readOpenApi(request)
  const { current } = await (await request.get('/api/v1/schemes')).json()
  for (const [path, address] of [
    ['/schemes/{id}/grid.bin', `/schemes/${current}/grid.bin`],
    ['/schemes/{id}/tiles/{z}/{x}/{y}', `/schemes/${current}/tiles/0/0/0`],
  ] as const) {
    const answer = await request.get(`/api/v1${address}`)
    expect(answer.status(), path).toBe(200)
    expect(Object.keys(document.paths[path]?.get?.responses[200]?.content ?? {})).toEqual([
      answer.headers()['content-type'],
    ])
    expect((await answer.body()).byteLength, path).toBeGreaterThan(100)
  }
})
