import { afterEach, expect, test, vi } from 'vitest'
import { siteOrigin } from './site-origin.ts'

const asked = (headers: Record<string, string>) => ({ headers: new Headers(headers) })

afterEach(() => vi.unstubAllEnvs())

test('the site is where the request found it, by https unless the gateway says otherwise', () => {
  expect(siteOrigin(asked({ host: 'Grid.example' }))).toBe('https://grid.example')
  expect(siteOrigin(asked({ host: '127.0.0.1:3000', 'x-forwarded-proto': 'http' }))).toBe(
    'http://127.0.0.1:3000',
  )
  expect(siteOrigin(asked({ host: '[::1]:3000', 'x-forwarded-proto': 'http' }))).toBe('http://[::1]:3000')
})

test('the setting counts before the request', () => {
  vi.stubEnv('SITE_ORIGIN', 'https://grid.example/')
  expect(siteOrigin(asked({ host: 'elsewhere.example' }))).toBe('https://grid.example')
})

test.each(['', 'grid.example/path', 'user@grid.example', 'grid.example"><script>', 'a b'])(
  'the host %j is refused',
  (host) => {
    expect(() => siteOrigin({ headers: { get: () => host } as unknown as Headers })).toThrow(
      'service.no_such_address',
    )
  },
)
