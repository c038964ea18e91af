import { addressIn, locales, splitAddress } from '../i18n/locales.ts'
import { openDrafts } from './drafts.ts'
import { FILES, isKeepable, isLasting, keepFiles, keepMissingPage, keepPage, PAGES } from './kept-copies.ts'
import { SYNC, sendQueued } from './queue.ts'
import type { WorkerMessage } from './worker-messages.ts'

/** What the types of a page leave out of a service worker's own. */
type Lasting = { waitUntil(work: Promise<unknown>): void }
type Fetching = Event & Lasting & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Syncing = Event & Lasting & { readonly tag: string }
type Messaged = Event & Lasting & { readonly data: WorkerMessage }
type Worker = {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', heard: (event: Event & Lasting) => void): void
  addEventListener(type: 'fetch', heard: (event: Fetching) => void): void
  addEventListener(type: 'sync', heard: (event: Syncing) => void): void
  addEventListener(type: 'message', heard: (event: Messaged) => void): void
}
const worker = globalThis as unknown as Worker

/** Milliseconds the line has before the kept copy is shown. */
const PATIENCE = 3_000

/** Pages that work from a kept copy. They hold nothing of anybody: what is typed into them lies in the drafts. */
const shells = ['/report', '/report/drafts']

/** Everything was erased: until its pages are closed this worker lives on, and keeps nothing more. */
let isErased = false

worker.addEventListener('install', (event) => {
  event.waitUntil(
    Promise.all([
      worker.skipWaiting(),
      ...locales.map((locale) => keepPage(addressIn(locale, '/offline'))),
      keepFiles(['/icon.svg', '/phone/192.png']),
    ]),
  )
})

worker.addEventListener('activate', (event) => {
  const dropOthers = async () => {
    const others = (await caches.keys()).filter((name) => name !== PAGES && name !== FILES)
    await Promise.all(others.map((name) => caches.delete(name)))
  }
  event.waitUntil(Promise.all([worker.clients.claim(), dropOthers()]))
})

worker.addEventListener('message', (event) => {
  if ('erase' in event.data) {
    isErased = true
    event.waitUntil(caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))))
  } else if (!isErased) {
    const { pages, files } = event.data.keep
    event.waitUntil(Promise.all([...pages.map(keepMissingPage), keepFiles(files)]))
  }
})

worker.addEventListener('sync', (event) => {
  if (event.tag === SYNC && !isErased) event.waitUntil(openDrafts().then(sendQueued))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (isErased || request.method !== 'GET' || origin !== location.origin) return
  if (isLasting(pathname)) event.respondWith(keptFirst(request))
  else if (pathname.startsWith('/island/')) event.respondWith(lineFirst(request))
  else if (request.mode === 'navigate') {
    const { page } = splitAddress(pathname)
    event.respondWith(
      shells.includes(page) ? shell(event, pathname, search) : orOffline(fetch(request), pathname),
    )
  }
})

async function keptFirst(request: Request): Promise<Response> {
  const files = await caches.open(FILES)
  const kept = await files.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok && !isErased) await files.put(request, answer.clone())
  return answer
}

const lineFirst = (request: Request): Promise<Response> =>
  fetch(request).catch(async () => (await caches.match(request)) ?? Response.error())

/** The page as the site has it now, kept for later; after three seconds, without a line or from a site that fails, as it was kept last. */
async function shell(event: Fetching, path: string, search: string): Promise<Response> {
  const kept = await caches.match(path, { cacheName: PAGES })
  const fresh = fetch(event.request).then((answer) => {
    // What a query asked for is for this once.
    if (search === '' && !isErased && isKeepable(answer)) {
      const copy = answer.clone()
      event.waitUntil(caches.open(PAGES).then((pages) => pages.put(path, copy)))
    }
    return answer
  })
  if (!kept) return orOffline(fresh, path)
  const late = new Promise<Response>((give) => setTimeout(() => give(kept), PATIENCE))
  const mended = fresh.then(
    (answer) => (answer.status >= 500 ? kept : answer),
    () => kept,
  )
  return Promise.race([mended, late])
}

async function orOffline(answer: Promise<Response>, path: string): Promise<Response> {
  try {
    return await answer
  } catch {
    const offline = addressIn(splitAddress(path).locale, '/offline')
    return (await caches.match(offline, { cacheName: PAGES })) ?? Response.error()
  }
}
