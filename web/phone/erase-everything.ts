import { deleteDB } from 'idb'
import { tell } from './changes.ts'
import { DATABASE } from './draft-shelves.ts'
import type { WorkerMessage } from './worker-messages.ts'

/**
 * Takes everything of this site from this phone: drafts and receipts, pages and files kept, the service worker. What was
 * sent stays with the site. One part that fails does not keep the others.
 * @throws AggregateError when something is still there
 */
export async function eraseEverything(): Promise<void> {
  tell({ erased: true })
  const done = await Promise.allSettled([
    deleteDB(DATABASE),
    forgetWorker(),
    deleteCaches(),
    Promise.resolve().then(() => {
      localStorage.clear()
      sessionStorage.clear()
    }),
  ])
  const failures = done.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  if (failures.length > 0) throw new AggregateError(failures)
}

/** The worker hears it first: it lives on until its pages are closed, and must keep nothing new until then. */
async function forgetWorker(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
  const message: WorkerMessage = { erase: true }
  await Promise.all(
    registrations.map(async (registration) => {
      registration.active?.postMessage(message)
      await registration.unregister()
    }),
  )
}

async function deleteCaches(): Promise<void> {
  if (typeof caches === 'undefined') return
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
}
