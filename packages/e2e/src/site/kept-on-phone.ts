import type { Page } from '@playwright/test'

/** What the site keeps on a phone, by the names the browser gives it. */
export type KeptOnPhone = {
  readonly databases: readonly string[]
  readonly copies: readonly string[]
  readonly workers: number
  readonly notes: number
}

export const nothingKept: KeptOnPhone = { databases: [], copies: [], workers: 0, notes: 0 }

export const keptOnPhone = (page: Page): Promise<KeptOnPhone> =>
  page.evaluate<KeptOnPhone>(`(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    copies: (await caches.keys()).sort(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    notes: localStorage.length + sessionStorage.length,
  }))()`)

/** Addresses of the pages that are there without a line. */
export const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(async () => {
    const pages = await caches.open('pages-1')
    return (await pages.keys()).map(({ url }) => new URL(url).pathname).sort()
  })()`)

/** Whether all that the report needs without a line is there. `address` is that of the report. */
export const isReportKept = (page: Page, address: string): Promise<boolean> =>
  page.evaluate<boolean>(`(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    const paths = ['', '/drafts'].map((below) => ${JSON.stringify(address)} + below)
    const pages = paths.map((path) => caches.match(path, { cacheName: 'pages-1' }))
    const solver = caches.match('/island/solve.js', { cacheName: 'files-1' })
    const kept = await Promise.all([...pages, solver])
    return registration?.active?.state === 'activated' && kept.every((each) => each !== undefined)
  })()`)

/** What became of the drafts, without opening a page that would send them. */
export const draftStates = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`new Promise((found, failed) => {
    const opening = indexedDB.open('drafts')
    opening.onerror = failed
    opening.onsuccess = () => {
      const fates = opening.result.transaction('fates').objectStore('fates').getAll()
      fates.onsuccess = () => {
        opening.result.close()
        found(fates.result.map(({ state }) => state))
      }
    }
  })`)

/** Does to the service worker what the browser does when the line is back (Background Sync), and waits until it is done. */
export async function wakeWorker(page: Page, tag: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const registered = Promise.withResolvers<string>()
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    for (const { registrationId } of registrations) registered.resolve(registrationId)
  })
  await devtools.send('ServiceWorker.enable')
  const registrationId = await registered.promise
  const { origin } = new URL(page.url())
  await devtools.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag, lastChance: true })
  await devtools.detach()
}
