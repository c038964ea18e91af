import { expect, it } from 'vitest'
import type { Clock } from '../clock.ts'
import { waitUntilCalm } from './wait-until-calm.ts'

/** Answers of an engine by how many milliseconds they take; null: it refuses. The last goes on for ever. */
async function asked(answers: readonly (number | null)[]): Promise<{ times: number; took: number }> {
  let now = 0
  let times = 0
  const clock: Clock = {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds
    },
  }
  const ask = async () => {
    const answer = answers[Math.min(times++, answers.length - 1)]
    if (answer === null || answer === undefined) throw new Error('refused')
    now += answer
  }
  await waitUntilCalm(ask, clock)
  return { times, took: now }
}

it('three quick answers in a row let the work begin', async () => {
  expect(await asked([10])).toEqual({ times: 3, took: 30 })
})

it('a slow answer or a refusal in between is waited out', async () => {
  expect((await asked([10, 10, 900, 10, null, 10, 10, 10])).times).toBe(8)
})

it('an engine that stays slow, or answers nothing, is waited for a minute and no longer', async () => {
  for (const answer of [2_000, null]) {
    const { took } = await asked([answer])
    expect(took).toBeGreaterThanOrEqual(60_000)
    expect(took).toBeLessThan(63_000)
  }
})
