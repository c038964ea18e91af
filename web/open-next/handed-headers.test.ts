import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { handedHeaders } from './handed-headers.ts'
import { networkOf } from './network.ts'

const secret = Buffer.alloc(32, 1).toString('base64')
const now = new Date('2026-11-22T12:00:00Z')
const [client, proxy, edge] = ['198.51.100.7', '203.0.113.9', '192.0.2.33'] as const
const dirty = {
  host: 'grid.example',
  'accept-language': 'zh-CN',
  'idempotency-key': 'k',
  authorization: 'Bearer wg_x',
  origin: 'https://grid.example',
  'x-forwarded-host': 'grid.example',
  'x-forwarded-for': `${client}, ${proxy}`,
  'x-real-ip': client,
  'x-client-ip': client,
  'true-client-ip': client,
  forwarded: `for=${client}`,
  via: `1.1 ${proxy}`,
  'cf-connecting-ip': client,
  'cloudfront-viewer-address': `${client}:4711`,
  'x-viewer-address': client,
  'x-amzn-trace-id': `Root=1-${client}`,
  'x-network': client,
  'x-address-asked': `//${client}`,
  'x-middleware-subrequest': client,
  referer: `https://elsewhere.example/${client}`,
  'user-agent': `Phone of ${client}`,
  'sec-ch-ua-model': 'Phone',
  'x-anything-else': client,
}

const given = (path = '/api/v1/tips') =>
  handedHeaders(
    {
      rawPath: path,
      rawQueryString: 'a=1',
      headers: dirty,
      requestContext: { http: { sourceIp: edge } },
    },
    dirty,
    now,
  )

beforeEach(() => {
  vi.stubEnv('RECEIPT_KEY', secret)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

test('no address of anybody gets into the site, under whatever header it came', () => {
  for (const path of ['/api/v1/tips', '/report', '/en/track', '/cases', '/'])
    expect(JSON.stringify(given(path))).not.toMatch(/198\.51|203\.0|192\.0\.2|Phone|elsewhere/)
})

test('the site gets what it uses, and the network as a word', () => {
  expect(given()).toEqual({
    host: 'grid.example',
    'accept-language': 'zh-CN',
    'idempotency-key': 'k',
    authorization: 'Bearer wg_x',
    origin: 'https://grid.example',
    'x-forwarded-host': 'grid.example',
    'user-agent': 'reader',
    'x-address-asked': '/api/v1/tips?a=1',
    'x-network': networkOf(edge, secret, now),
  })
})

test('by what somebody signs in is told at the way back alone, in two words that come from here', () => {
  const said = { 'user-agent': 'Mozilla/5.0 (Linux; Android 14; 23116PN5BC) MicroMessenger/8.0' }
  const told = (rawPath: string) =>
    handedHeaders(
      { rawPath, rawQueryString: '', headers: said, requestContext: { http: { sourceIp: edge } } },
      { ...said, 'x-device': 'windows.edge' },
      now,
    )
  expect(told('/auth/callback')['x-device']).toBe('android.wechat')
  expect(JSON.stringify(told('/auth/callback'))).not.toMatch(/23116|Mozilla|8\.0/)
  for (const path of ['/auth/login', '/desk/me', '/report', '/en/auth/callback'])
    expect(told(path)).not.toHaveProperty('x-device')
})

test('a header is believed for the address only where the setting names it', () => {
  vi.stubEnv('CLIENT_ADDRESS', 'X-Viewer-Address')
  expect(given()['x-network']).toBe(networkOf(client, secret, now))
  vi.stubEnv('CLIENT_ADDRESS', 'x-forwarded-for')
  expect(given()['x-network']).toBe(networkOf(proxy, secret, now))
  vi.stubEnv('CLIENT_ADDRESS', 'x-not-sent')
  expect(given()).not.toHaveProperty('x-network')
})

test('headers of the browser’s router reach pages with script alone', () => {
  const router = { rsc: '1', 'next-router-state-tree': 't', 'next-resume': '1' }
  const kept = (path: string) =>
    Object.keys(
      handedHeaders(
        { rawPath: path, rawQueryString: '', headers: {}, requestContext: { http: { sourceIp: edge } } },
        router,
        now,
      ),
    )
  expect(kept('/report')).toEqual(expect.arrayContaining(['rsc', 'next-router-state-tree']))
  expect(kept('/report')).not.toContain('next-resume')
  expect(kept('/cases')).not.toContain('rsc')
})
