import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FILES, filesIn, isLasting, keepFiles, keepMissingPage, keepPage, PAGES } from './kept-copies.ts'

const stores = new Map<string, Map<string, Response>>()
const answers = new Map<string, Response>()
const open = async (name: string) => {
  const store = stores.get(name) ?? new Map<string, Response>()
  stores.set(name, store)
  return {
    match: async (path: string) => store.get(path),
    put: async (path: string, answer: Response) => void store.set(path, answer),
    delete: async (path: string) => store.delete(path),
    keys: async () => [...store.keys()],
  }
}
const fetch = vi.fn(async (path: string) => answers.get(path)?.clone() ?? new Response('', { status: 404 }))
const kept = (name: string) => [...(stores.get(name)?.keys() ?? [])]
const page = (html: string, init?: ResponseInit) =>
  new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' }, ...init })

beforeEach(() => {
  stores.clear()
  answers.clear()
  fetch.mockClear()
  vi.stubGlobal('fetch', fetch)
  vi.stubGlobal('caches', {
    open,
    match: async (path: string, { cacheName }: { cacheName: string }) => stores.get(cacheName)?.get(path),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a page is kept with the scripts and styles it names, in its tags or in its data', async () => {
  const html =
    '<link href="/_next/static/css/a%2Bb.css"><script>["/_next/static/c.js","/_next/static/c.js"]</script>'
  expect(filesIn(html)).toEqual(['/_next/static/css/a%2Bb.css', '/_next/static/c.js'])
  answers.set('/report', page(html))
  for (const path of filesIn(html)) answers.set(path, new Response('file'))
  await keepPage('/report')
  expect(kept(PAGES)).toEqual(['/report'])
  expect(kept(FILES)).toEqual(filesIn(html))
})

test.each([
  ['fault', page('', { status: 503 })],
  ['answer of an interface', Response.json({})],
])('a %s is not kept in place of a page', async (_, answer) => {
  answers.set('/report', answer)
  await keepPage('/report')
  expect(kept(PAGES)).toEqual([])
})

test('a page that is kept already is not fetched again', async () => {
  answers.set('/offline', page(''))
  await keepMissingPage('/offline')
  await keepMissingPage('/offline')
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('a file that never changes is fetched once, any other is fetched anew', async () => {
  for (const path of ['/_next/static/a.js', '/island/solve.js']) answers.set(path, new Response('file'))
  await keepFiles(['/_next/static/a.js', '/island/solve.js'])
  await keepFiles(['/_next/static/a.js', '/island/solve.js'])
  expect(fetch.mock.calls.flat()).toEqual(['/_next/static/a.js', '/island/solve.js', '/island/solve.js'])
})

test('files of builds long gone make room', async () => {
  const paths = Array.from({ length: 155 }, (_, i) => `/_next/static/${i}.js`)
  for (const path of paths) answers.set(path, new Response('file'))
  await keepFiles(paths)
  expect(kept(FILES)).toEqual(paths.slice(5))
})

test('only what carries its content’s hash in its name lasts', () => {
  expect(['/_next/static/a.js', '/island/chunk/a.js'].every(isLasting)).toBe(true)
  expect(['/island/solve.js', '/report', '/api/v1/tips', '/x/_next/static/a.js'].some(isLasting)).toBe(false)
})
