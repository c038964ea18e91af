import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { type Answer, type Asked, finish } from './finish.ts'

const html = '<!DOCTYPE html><html><body><h1>Cases</h1><script>self.x=1</script></body></html>'
const read = (path: string, more: Partial<Asked> = {}): Asked => ({
  method: 'GET',
  path,
  incident: 'i-1',
  ...more,
})
const page = (more: Partial<Answer> = {}): Answer => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'x-powered-by': 'Next.js',
    vary: 'rsc',
    etag: 'W/"x"',
  },
  setsCookie: false,
  body: html,
  ...more,
})
const json = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  setsCookie: false,
  body: '{"script":"<script>1</script>"}',
})

test('a reading page leaves without script and may run none', () => {
  const { body, headers } = finish(read('/cases'), page())
  expect(body).toBe('<!DOCTYPE html><html><body><h1>Cases</h1></body></html>')
  expect(headers['content-security-policy']).toContain("script-src 'inline-speculation-rules'")
  expect(headers['permissions-policy']).toContain('geolocation=()')
})

test('a page with script keeps it and allows exactly the scripts it carries', () => {
  const { body, headers } = finish(read('/en/report'), page())
  expect(body).toBe(html)
  const hash = createHash('sha256').update('self.x=1').digest('base64')
  expect(headers['content-security-policy']).toContain(`script-src 'self' 'sha256-${hash}';`)
  expect(headers['permissions-policy']).toContain('geolocation=(self), camera=(self)')
})

test('the pages on which photos are sent may speak to their bucket, and no other page may', () => {
  vi.stubEnv('INCOMING_ORIGIN', 'https://incoming.example')
  const policyOf = (path: string) => finish(read(path), island('track')).headers['content-security-policy']
  for (const path of ['/report', '/en/report', '/track'])
    expect(policyOf(path)).toContain("connect-src 'self' https://incoming.example;")
  for (const path of ['/find', '/map', '/cases']) expect(policyOf(path)).not.toContain('incoming.example')
  vi.unstubAllEnvs()
})

test('a camera is asked for where a tip is reported and nowhere else', () => {
  expect(finish(read('/en/find'), page()).headers['permissions-policy']).toContain('camera=()')
  expect(finish(read('/report'), json(200)).headers['permissions-policy']).toContain('camera=()')
})

test('every page may be installed from this site’s manifest', () => {
  for (const path of ['/', '/report'])
    expect(finish(read(path), page()).headers['content-security-policy']).toContain("manifest-src 'self'")
})

const island = (name: string) =>
  page({ body: `<h1>x</h1><script type="module" src="/island/${name}.js"></script>` })

test('a reading page with an island keeps it, and it may load from this site alone', () => {
  const { body, headers } = finish(read('/map'), island('map'))
  expect(body).toContain('<script type="module" src="/island/map.js"></script>')
  const policy = headers['content-security-policy']
  expect(policy).toContain("script-src 'self' 'inline-speculation-rules';")
  expect(policy).toContain("connect-src 'self';")
  expect(policy).toContain("worker-src 'self' blob:")
  expect(policy).not.toContain('https:')
})

test('with a token of Mapbox set the page of the map may tell Mapbox, and no other page may', () => {
  vi.stubEnv('MAPBOX_TOKEN', 'pk.x')
  const policyOf = (path: string, name: string) =>
    finish(read(path), island(name)).headers['content-security-policy']
  expect(policyOf('/map', 'map')).toContain(
    "connect-src 'self' https://api.mapbox.com https://events.mapbox.com;",
  )
  expect(policyOf('/find', 'find')).toContain("connect-src 'self';")
  vi.unstubAllEnvs()
})

test('finding one’s grid asks for the position on a page that caches may keep', () => {
  const { headers } = finish(read('/en/find'), island('find'))
  expect(headers['permissions-policy']).toContain('geolocation=(self)')
  expect(headers['cache-control']).toContain('s-maxage')
})

test.each(['/', '/report', '/track', '/api/v1/cases'])(
  'the answer of %s carries every security header',
  (path) => {
    const { headers } = finish(read(path), path.startsWith('/api') ? json(200) : page())
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin)$/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('microphone=()'),
    })
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(headers['content-security-policy']).not.toContain('unsafe-')
    expect(headers).not.toHaveProperty('x-powered-by')
  },
)

test('other sites never learn where a reader came from, and a form posted without script still names its origin', () => {
  expect(finish(read('/cases'), page()).headers['referrer-policy']).toBe('no-referrer')
  expect(finish(read('/report'), page()).headers['referrer-policy']).toBe('same-origin')
  expect(finish(read('/en/track'), page()).headers['referrer-policy']).toBe('same-origin')
})

test('a public page may be kept by caches and has one answer for every reader', () => {
  const { headers } = finish(read('/cases'), page())
  expect(headers['cache-control']).toBe(
    'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=86400',
  )
  expect(headers).not.toHaveProperty('vary')
})

test.each([
  ['the report page', read('/report'), page()],
  ['the follow page', read('/en/track'), page()],
  ['a page that answers a form', read('/cases', { method: 'POST' }), page()],
  ['a page that sets a cookie', read('/cases'), page({ setsCookie: true })],
  [
    'an answer to a posted tip',
    read('/api/v1/tips', { method: 'POST' }),
    json(201, { 'cache-control': 'public' }),
  ],
])('%s is kept by nobody', (_, asked, answer) => {
  const { headers } = finish(asked, answer)
  expect(headers['cache-control']).toBe('private, no-store')
  expect(headers).not.toHaveProperty('etag')
})

test('an unchanged page is answered 304 to whoever has it', () => {
  const { headers } = finish(read('/cases'), page())
  const etag = headers.etag ?? ''
  expect(etag).toMatch(/^"[\w-]{27}"$/)
  for (const ifNoneMatch of [etag, `"other", W/${etag}`]) {
    const again = finish(read('/cases', { ifNoneMatch }), page())
    expect(again).toMatchObject({
      status: 304,
      body: '',
      headers: { etag, 'cache-control': headers['cache-control'] },
    })
    expect(again.headers).not.toHaveProperty('content-type')
  }
})

test('a changed page is sent whole', () => {
  const { headers } = finish(read('/cases'), page())
  const changed = finish(
    read('/cases', { ifNoneMatch: headers.etag }),
    page({ body: html.replace('Cases', 'Case') }),
  )
  expect(changed).toMatchObject({ status: 200, body: expect.stringContaining('Case</h1>') })
})

test('a page that found nothing keeps its content and is answered 404, kept by nobody', () => {
  const body = '<html><head><meta name="status" content="404"/></head><body><h1>Gone</h1></body></html>'
  const { status, headers, body: sent } = finish(read('/cases/0'), page({ body }))
  expect(status).toBe(404)
  expect(sent).toContain('<h1>Gone</h1>')
  expect(headers['cache-control']).toBe('no-store')
  expect(headers).not.toHaveProperty('etag')
})

test('a form that came back has the status of what stood in the way, and is shown whole', () => {
  const wrong = (code: string) =>
    `<html><body><div class="a" role="alert" data-fault="${code}" tabindex="-1"></div><p>typed</p></body></html>`
  const sent = (body: string) => finish({ ...read('/desk'), method: 'POST' }, page({ body }))
  for (const [code, status] of [
    ['case.reason_missing', 400],
    ['staff.signed_out', 401],
    ['case.stale', 409],
    ['service.unavailable', 503],
  ] as const)
    expect(sent(wrong(code))).toMatchObject({ status, body: expect.stringContaining('typed') })
  expect(sent('<html><body><p>&lt;div data-fault=&quot;case.stale&quot;</p></body></html>').status).toBe(200)
  expect(sent(wrong('case.stale')).headers['cache-control']).toBe('private, no-store')
})

test('an answer the renderer left empty becomes a plain page in the reader’s language', () => {
  const empty = page({ status: 404, body: '<!DOCTYPE html><html id="__next_error__"><body></body></html>' })
  expect(finish(read('/en/x'), empty)).toMatchObject({
    status: 404,
    body: expect.stringContaining('Page not found'),
  })
  expect(finish(read('/x'), empty)).toMatchObject({ status: 404, body: expect.stringContaining('没有找到') })
})

test('a post that another site caused and broke an action by is refused, and no fault of ours', () => {
  const asked = { ...read('/en/desk'), method: 'POST', isForeign: true }
  const broken = page({
    status: 500,
    headers: { 'content-type': 'text/plain' },
    body: 'Internal Server Error',
  })
  const { status, body, headers } = finish(asked, broken)
  expect(status).toBe(403)
  expect(body).toContain('not sent from a page of this site')
  expect(headers['content-type']).toContain('text/html')
  expect(headers['cache-control']).toBe('private, no-store')
  expect(finish({ ...asked, isForeign: false }, broken).status).toBe(500)
  expect(finish(asked, page()).status).toBe(200)
})

test('a fault while rendering is told by its number only, with its style allowed by hash', () => {
  const { status, headers, body } = finish(read('/en/cases', { incident: '<i>' }), page({ status: 500 }))
  expect(status).toBe(500)
  expect(body).toContain('This page cannot be shown')
  expect(body).toContain('&#60;i&#62;')
  expect(body).not.toContain('Cases')
  const style = /<style>(.*)<\/style>/.exec(body)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`)
  expect(headers['cache-control']).toBe('no-store')
})

test('a reading page that does not arrive whole is answered as a fault', () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const { status, body } = finish(
    read('/cases'),
    page({ body: '<html><template id="B:0"></template></html>' }),
  )
  expect(log).toHaveBeenCalledOnce()
  expect(status).toBe(500)
  expect(body).toContain('页面暂时打不开')
})

test('what is no page passes untouched', () => {
  const action = { ...json(200), headers: { 'content-type': 'text/x-component', vary: 'rsc' } }
  const answered = finish(read('/report', { method: 'POST' }), action)
  expect(answered.body).toBe(action.body)
  expect(answered.headers).toMatchObject({ 'content-type': 'text/x-component', vary: 'rsc' })
})

test('an interface keeps the caching and policy it chose, and its errors are not kept unless it says so', () => {
  const chosen = { 'cache-control': 'public, max-age=5', 'content-security-policy': 'sandbox', etag: '"1"' }
  expect(finish(read('/api/v1/cases'), json(200, chosen)).headers).toMatchObject(chosen)
  expect(finish(read('/api/v1/cases'), json(404)).headers['cache-control']).toBe('no-store')
  expect(finish(read('/api/v1/cases'), json(404, chosen)).headers['cache-control']).toBe('public, max-age=5')
})

test('a page about a person and its data are kept from search engines, other pages are not', () => {
  expect(finish(read('/posts/1.head'), page()).headers['x-robots-tag']).toBe('noindex')
  expect(finish(read('/api/v1/posts/1.head'), json(200)).headers['x-robots-tag']).toBe('noindex')
  expect(finish(read('/cells/1'), page()).headers).not.toHaveProperty('x-robots-tag')
})
