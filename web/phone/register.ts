import { addressIn, splitAddress } from '../i18n/locales.ts'
import type { WorkerMessage } from './worker-messages.ts'

/** What the report needs without a line, in the reader's language. */
const pages = ['/report', '/report/drafts', '/offline']

/**
 * Lets the report open without a line: registers the service worker, loads the parts of the report that are fetched only
 * when wanted, and has the worker keep all of it. Nothing is registered on any other page.
 */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/sw.js')
    const { active } = await navigator.serviceWorker.ready
    await warmUp()
    const { locale } = splitAddress(location.pathname)
    const message: WorkerMessage = {
      keep: { pages: pages.map((page) => addressIn(locale, page)), files: filesOfPage() },
    }
    active?.postMessage(message)
  } catch {
    // Forbidden by the citizen's settings: the report works, with a line.
  }
}

const warmUp = () =>
  Promise.all([
    import('./add-photo.ts'),
    import('./read-photo.ts'),
    import('./shrink.ts'),
    import('./solve-here.ts'),
    import('./background.ts'),
    import('./erase-everything.ts'),
  ])

/** Scripts and styles of this page, also those it fetched later. */
const filesOfPage = () => [
  '/island/solve.js',
  ...performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_next/static/'))
    .map(({ pathname }) => pathname),
]
