import { onChange } from './changes.ts'
import type { Draft } from './draft.ts'
import type { Drafts } from './drafts.ts'

/** Milliseconds a keystroke may wait for the next. */
const PATIENCE = 300

export type Keeping = {
  /** The draft as it is now; only the newest is written. */
  keep(draft: Draft): void
  /** Writes what still waits. */
  flush(): Promise<void>
  stop(): Promise<void>
}

/**
 * Keeps a draft while it is typed: at most 300 ms behind, and at once when the page is hidden or left.
 * @param failed hears that the phone did not take it (it is full); what is on the screen stays
 */
export function keepTyping(drafts: Drafts, failed: (error: unknown) => void): Keeping {
  let waiting: Draft | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<unknown> = Promise.resolve()

  /** Writes in the order asked, and asks before it returns: a page that is left gets no second turn. */
  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    const draft = waiting
    waiting = undefined
    if (draft) writing = Promise.all([writing, drafts.keepWords(draft).catch(failed)])
    await writing
  }
  const leave = () => void flush()
  const hide = () => {
    if (document.visibilityState === 'hidden') leave()
  }
  document.addEventListener('visibilitychange', hide)
  window.addEventListener('pagehide', leave)
  // What was erased by the citizen must not come back from this page.
  const deaf = onChange((change) => {
    if ('erased' in change) waiting = undefined
  })

  return {
    keep(draft) {
      waiting = { ...draft, changedAt: Date.now() }
      timer ??= setTimeout(leave, PATIENCE)
    },
    flush,
    async stop() {
      deaf()
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', leave)
      await flush()
    },
  }
}
