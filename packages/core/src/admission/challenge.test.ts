import { describe, expect, it } from 'vitest'
import { solve } from '../testing/solve.ts'
import { memoryContext, testKeys } from '../testing/town.ts'
import { type Limits, limitsAt, type Solved, stepsAfter } from './admission.ts'
import { countSolved, isSolved, makeChallenge } from './challenge.ts'

const changed = (payload: Solved, parameters: object): Solved => ({
  ...payload,
  challenge: {
    ...payload.challenge,
    parameters: { ...payload.challenge.parameters, ...parameters },
  },
})

describe('a challenge', () => {
  it('is solved by counting, and the solution is known to be right without counting again', async () => {
    const ctx = memoryContext()
    const challenge = await makeChallenge(ctx)
    const payload = await solve(challenge)
    expect(payload.solution.counter).toBeGreaterThanOrEqual(160)
    expect(payload.solution.counter).toBeLessThanOrEqual(320)
    expect(await isSolved(ctx.keys, payload)).toBe(true)
    expect(challenge.parameters.data).toEqual({ form: 'tip', until: ctx.now().getTime() / 1_000 + 20 * 60 })
  })

  it('is not passed with anything changed: a lighter one, a longer one, another form, another key, a guess', async () => {
    const ctx = memoryContext()
    const payload = await solve(await makeChallenge(ctx))
    const { data, nonce } = payload.challenge.parameters
    for (const parameters of [
      { cost: 1 },
      { keyPrefix: '0'.repeat(32) },
      { data: { ...data, until: data.until + 1 } },
      { data: { ...data, form: 'other' } },
      { nonce: nonce.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
    ])
      expect(await isSolved(ctx.keys, changed(payload, parameters)), JSON.stringify(parameters)).toBe(false)
    expect(await isSolved({ receipt: testKeys.seal }, payload)).toBe(false)
    const guess = { counter: 200, derivedKey: payload.challenge.parameters.keyPrefix.padEnd(64, '0') }
    expect(await isSolved(ctx.keys, { ...payload, solution: guess })).toBe(false)
  })

  it('draws its number of steps anew each time', async () => {
    const ctx = memoryContext()
    const counters: number[] = []
    for (let n = 0; n < 4; n++) counters.push((await solve(await makeChallenge(ctx))).solution.counter)
    expect(new Set(counters).size).toBeGreaterThan(1)
  })

  it('grows heavier with what was solved in the ten minutes before, and light again afterwards', async () => {
    const ctx = memoryContext('2026-11-20T02:39:00.000Z')
    const steps = async () => (await solve(await makeChallenge(ctx))).solution.counter
    for (let n = 0; n < 400; n++) await countSolved(ctx)
    expect(await steps()).toBeGreaterThanOrEqual(320)
    ctx.time.now = new Date('2026-11-20T02:42:00.000Z')
    expect(await steps()).toBeGreaterThanOrEqual(320)
    ctx.time.now = new Date('2026-11-20T02:48:00.000Z')
    expect(await steps()).toBeLessThanOrEqual(320)
  })
})

describe('the table of limits', () => {
  const limits: Limits = limitsAt('town', new Date('2026-11-20T00:00:00Z'))

  it('has work for quiet times and more of it the more is solved', () => {
    expect(limits.work[0]?.solved).toBe(0)
    const steps = [0, 299, 300, 999, 1_000, 2_999, 3_000, 1e9].map((solved) => stepsAfter(limits, solved))
    expect(steps).toEqual([240, 240, 480, 480, 960, 960, 1_920, 1_920])
  })

  it('gives who did the work more room than who did not', () => {
    const { permitted, open, cell, whole } = limits.fastPerHour
    expect(permitted).toBeGreaterThan(open)
    expect(cell).toBeGreaterThan(permitted)
    expect(whole).toBeGreaterThan(cell)
  })

  it('says so when it has no row for a time', () => {
    expect(() => limitsAt('town', new Date('2025-01-01T00:00:00Z'))).toThrow('no limits')
  })
})
