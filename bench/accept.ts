import type { TipInput } from '@wangge/core/tip'
import type { Api } from './api.ts'
import { quantile } from './spread.ts'
import { awaitCase, awaitPage } from './walk.ts'

/** One run of a closed loop: each client sends its next tip when the one before is answered. Milliseconds. */
export type Accepted = {
  readonly clients: number
  readonly tips: number
  readonly errors: number
  /** What the errors said, each once. */
  readonly reasons: string
  readonly tipsPerSecond: number
  readonly p50: number
  readonly p99: number
}

/** Ends after `tips` or `seconds`, whichever comes first, and then waits until what was accepted is worked off. */
export async function measureAccept(
  api: Api,
  nextTip: () => TipInput,
  clients: number,
  most: { readonly tips: number; readonly seconds: number },
): Promise<Accepted> {
  const times: number[] = []
  const errors: string[] = []
  let [left, last] = [most.tips, '']
  const start = performance.now()
  const client = async () => {
    while (left-- > 0 && performance.now() - start < most.seconds * 1_000) {
      const sent = performance.now()
      try {
        last = await api.submit(nextTip())
        times.push(performance.now() - sent)
      } catch (error) {
        errors.push(String(error))
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - start) / 1_000
  if (last) await awaitPage(api, await awaitCase(api, last))
  return {
    clients,
    tips: times.length,
    errors: errors.length,
    reasons: [...new Set(errors)].join('; '),
    tipsPerSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  }
}
