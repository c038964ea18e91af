import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { constants, Script } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import { createContext } from '@wangge/core/context'
import * as stores from '@wangge/core/stores'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { beforeAll, expect, test } from 'vitest'
import { settle, townScheme } from '../../packages/core/src/testing/town.ts'
import { freshBuckets, freshTables } from '../../packages/local/src/testing/fresh.ts'

const bundle = new URL('../.open-next/server-functions/default/index.mjs', import.meta.url)
const assets = new URL('../.open-next/assets', import.meta.url)
const budget = 30_000

/** Loads the bundle as Lambda does, by Node itself, past the test runner's own loader. */
const importByNode: (address: string) => Promise<{ handler: typeof handler }> = new Script(
  '(address) => import(address)',
  {
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  },
).runInThisContext()

let handler: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

beforeAll(async () => {
  if (!existsSync(bundle)) throw new Error('the site is not built: run `npm run build -w web` first')
  Object.assign(process.env, await freshTables(), await freshBuckets(), {
    JURISDICTION: townScheme.jurisdiction,
  })
  await settle(createContext(stores))
  delete process.env.GALLERY
  ;({ handler } = await importByNode(bundle.href))
})

const ask = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
  handler({
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'grid.example', ...headers },
    requestContext: {
      accountId: '0',
      apiId: 'api',
      domainName: 'grid.example',
      domainPrefix: 'grid',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '22/Nov/2026:09:00:00 +0000',
      timeEpoch: 1795338000000,
    },
    isBase64Encoded: false,
  })

const styleSheets = (html: string) =>
  [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, address]) =>
    readFileSync(`${fileURLToPath(assets)}${address}`),
  )

test.each([
  '/',
  '/en',
  '/cases',
  '/cells',
  '/en/cells/111',
  '/privacy',
  '/en/accessibility',
  '/no-such-page',
])('%s leaves the bundle whole, without script, in at most 30 KB', async (path) => {
  const { statusCode, body = '' } = await ask(path)
  expect(statusCode).toBe(path === '/no-such-page' ? 404 : 200)
  expect(body).toContain('<h1>')
  expect(body.match(/<script\b[^>]*>/g)).toEqual(['<script type="speculationrules">'])
  expect(body).not.toMatch(/\bas="script"|modulepreload|javascript:|\son\w+=|\sstyle=/)
  const styles = styleSheets(body)
  expect(styles.length).toBeGreaterThan(0)
  const weight = [body, ...styles].reduce((sum, part) => sum + brotliCompressSync(part).length, 0)
  expect(weight).toBeLessThanOrEqual(budget)
})

test.each([
  ['/map', 'map'],
  ['/en/find', 'find'],
])('%s carries its island and no other script, in at most 30 KB', async (path, island) => {
  const { statusCode, body = '' } = await ask(path)
  expect(statusCode).toBe(200)
  expect(body.match(/<script\b[^>]*>/g)).toEqual([
    `<script type="module" src="/island/${island}.js">`,
    '<script type="speculationrules">',
  ])
  const parts = [body, ...styleSheets(body), readFileSync(`${fileURLToPath(assets)}/island/${island}.js`)]
  const weight = parts.reduce((sum, part) => sum + brotliCompressSync(part).length, 0)
  expect(weight).toBeLessThanOrEqual(budget)
})

test('the home page carries its headers and an ETag that saves sending it again', async () => {
  const { headers = {} } = await ask('/')
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=86400',
    'content-security-policy': expect.stringContaining("script-src 'inline-speculation-rules'"),
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  })
  const again = await ask('/', 'GET', { 'if-none-match': String(headers.etag) })
  expect(again).toMatchObject({ statusCode: 304, body: '' })
})

test('a HEAD has the headers of a GET and no body', async () => {
  const [head, get] = [await ask('/', 'HEAD'), await ask('/')]
  expect(head.body).toBe('')
  expect(head.headers).toEqual(get.headers)
})

test('headers of the browser’s router change nothing about a reading page', async () => {
  const asked = await ask('/', 'GET', { rsc: '1', 'next-router-prefetch': '1' })
  expect(asked.body).toBe((await ask('/')).body)
})

test('each language has its pages, and the default one has no second address', async () => {
  expect((await ask('/')).body).toContain('<html lang="zh-CN" dir="ltr">')
  expect((await ask('/en')).body).toContain('<html lang="en" dir="ltr">')
  expect(await ask('/zh-CN/privacy')).toMatchObject({ statusCode: 308, headers: { location: '/privacy' } })
})

test('the language link leads to the same page, and never to another host', async () => {
  expect((await ask('/privacy')).body).toContain('<a href="/en/privacy" hrefLang="en"')
  const forged = await ask('/', 'GET', { 'x-address-asked': '//elsewhere.example' })
  expect(forged.body).not.toContain('elsewhere.example')
})

test('an address that cannot be decoded is answered as one that is not there', async () => {
  expect(await ask('/%E0%A4%A')).toMatchObject({ statusCode: 404, body: expect.stringContaining('<h1>') })
})

test('the gallery is not served in production', async () => {
  expect(await ask('/gallery')).toMatchObject({ statusCode: 404 })
})
