import { setImmediate, setTimeout } from 'node:timers/promises'

/** Milliseconds since 1970. `sleep` also ends, without an error, when the signal is aborted. */
export type Clock = { now(): number; sleep(milliseconds: number, signal: AbortSignal): Promise<void> }

export const realClock: Clock = {
  now: Date.now,
  async sleep(milliseconds, signal) {
    await setTimeout(Math.max(0, milliseconds), undefined, { signal }).catch(ignoreAbort)
  },
}

export type ManualClock = Clock & {
  /** Moves on to each sleeper that falls due, in order of time, and lets what it wakes run until it waits again. */
  advance(milliseconds: number): Promise<void>
}

export function manualClock(start = 0): ManualClock {
  let now = start
  const sleepers = new Map<() => void, number>()
  return {
    now: () => now,
    sleep(milliseconds, signal) {
      if (signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = () => {
          sleepers.delete(wake)
          resolve()
        }
        sleepers.set(wake, now + milliseconds)
        signal.addEventListener('abort', wake, { once: true })
      })
    },
    async advance(milliseconds) {
      const end = now + milliseconds
      for (;;) {
        await setImmediate()
        const next = [...sleepers].sort(([, one], [, other]) => one - other)[0]
        if (!next || next[1] > end) break
        now = Math.max(now, next[1])
        next[0]()
      }
      now = end
    },
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error
}
