import { Unreached } from './ask.ts'
import type { Draft } from './draft.ts'
import type { Drafts } from './drafts.ts'
import { send } from './send.ts'

/** Name of what the browser wakes the service worker for when the line is back. */
export const SYNC = 'send-drafts'

/** A registration where Background Sync exists. */
type Waking = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } }

/**
 * Wants a reviewed draft sent: now if there is a line, else by itself as soon as there is. Answers as `send`; offline at
 * once, with the draft `queued`.
 */
export async function queueDraft(drafts: Drafts, draft: Draft): Promise<Draft | undefined> {
  await drafts.save({ ...draft, state: 'queued', wrongs: [], changedAt: Date.now() })
  await wakeLater()
  return navigator.onLine ? send(drafts, draft.key) : drafts.open(draft.key)
}

/** Where there is no Background Sync, the pages of the report see to it (`resumeQueue`). */
async function wakeLater(): Promise<void> {
  try {
    const worker: Waking | undefined = await navigator.serviceWorker?.getRegistration()
    await worker?.sync?.register(SYNC)
  } catch {
    // Forbidden by the citizen's settings.
  }
}

/**
 * Sends every queued draft.
 * @throws Unreached when one of them still waits for the line
 */
export async function sendQueued(drafts: Drafts): Promise<void> {
  const queued = (await drafts.list()).filter(({ state }) => state === 'queued')
  const states: (Draft['state'] | undefined)[] = []
  for (const { key } of queued) states.push((await send(drafts, key))?.state)
  if (states.includes('queued')) throw new Unreached()
}
