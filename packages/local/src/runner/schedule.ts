import type { Clock } from '../clock.ts'

/** Lambda tries a scheduled call again after one minute and, that failing too, after two more. */
const retryAfterMs = [60_000, 120_000]

export type Schedule = {
  readonly everyMs: number
  readonly call: () => Promise<unknown>
  readonly giveUp: (error: Error, attempts: number) => Promise<void>
}

/** Calls once each period, first one period from now; a call with its retries ends before the next, periods it took are left out. */
export async function runSchedule(schedule: Schedule, clock: Clock, signal: AbortSignal): Promise<void> {
  const period = schedule.everyMs
  let due = clock.now() + period
  for (;;) {
    await clock.sleep(due - clock.now(), signal)
    if (signal.aborted) return
    await callWithRetries(schedule, clock, signal)
    due += period * Math.max(1, Math.ceil((clock.now() - due) / period))
  }
}

async function callWithRetries(schedule: Schedule, clock: Clock, signal: AbortSignal): Promise<void> {
  for (let attempts = 1; !signal.aborted; attempts += 1) {
    try {
      await schedule.call()
      return
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause))
      const pause = retryAfterMs[attempts - 1]
      if (pause === undefined) return schedule.giveUp(error, attempts)
      await clock.sleep(pause, signal)
    }
  }
}
