import { setTimeout } from 'node:timers/promises'
import type { TipInput } from '@wangge/core/tip'
import type { Api } from './api.ts'
import { quantile } from './spread.ts'

/** Milliseconds between an answer and the next question. */
const POLL = 25
/** Milliseconds after which a tip counts as an error. */
const PATIENCE = 120_000

/** Milliseconds after the answer to the tip. */
export type Walked = {
  readonly step: 'assigned' | 'public'
  readonly tips: number
  /** Tips that did not come so far. */
  readonly errors: number
  /** What the errors said, each once. */
  readonly reasons: string
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** Sends tips at a steady rate, whatever the answers take, and follows each until its case is public. */
export async function measureWalk(
  api: Api,
  nextTip: () => TipInput,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<readonly Walked[]> {
  const [assigned, shown, errors]: [number[], number[], string[]] = [[], [], []]
  const follow = async () => {
    try {
      const receipt = await api.submit(nextTip())
      const accepted = performance.now()
      const caseNo = await awaitCase(api, receipt)
      assigned.push(performance.now() - accepted)
      await awaitPage(api, caseNo)
      shown.push(performance.now() - accepted)
    } catch (error) {
      errors.push(String(error))
    }
  }
  const tips = perSecond * seconds
  const walks = Array.from({ length: tips }, (_, i) => setTimeout((i * 1_000) / perSecond).then(follow))
  await Promise.all(walks)
  const row = (step: Walked['step'], times: readonly number[]): Walked => ({
    step,
    tips,
    errors: tips - times.length,
    reasons: [...new Set(errors)].join('; '),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    max: quantile(times, 1),
  })
  return [row('assigned', assigned), row('public', shown)]
}

export const awaitCase = (api: Api, receipt: string): Promise<string> =>
  poll(async () => (await api.caseOf(receipt)) ?? undefined)

export const awaitPage = (api: Api, caseNo: string): Promise<true> =>
  poll(async () => (await api.isPublic(caseNo)) || undefined)

async function poll<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const start = performance.now(); performance.now() - start < PATIENCE; await setTimeout(POLL)) {
    const answer = await ask()
    if (answer !== undefined) return answer
  }
  throw new Error(`nothing after ${PATIENCE} ms`)
}
