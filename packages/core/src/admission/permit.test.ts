import { beforeEach, describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { payloadOf, solve } from '../testing/solve.ts'
import { deviceKey, type MemoryContext, memoryContext } from '../testing/town.ts'
import type { Solved } from './admission.ts'
import { makeChallenge } from './challenge.ts'
import { hasPermit, requirePermit, spendChallenge } from './permit.ts'

const MINUTE = 60_000

describe('a permit', () => {
  let ctx: MemoryContext
  let payload: Solved
  beforeEach(async () => {
    ctx = memoryContext()
    payload = await solve(await makeChallenge(ctx))
  })
  const later = (minutes: number) => {
    ctx.time.now = new Date(ctx.time.now.getTime() + minutes * MINUTE)
  }
  const spent = (key: unknown, given: unknown = payload) =>
    issuesOf(() => spendChallenge(ctx, { key, payload: payloadOf(given) }))

  it('lets its draft through for a day, and no other', async () => {
    expect(await issuesOf(() => requirePermit(ctx, deviceKey(1)))).toEqual([{ code: 'challenge.missing' }])
    expect(await spent(deviceKey(1))).toEqual([])
    expect(await issuesOf(() => requirePermit(ctx, deviceKey(1)))).toEqual([])
    expect(await hasPermit(ctx, deviceKey(2))).toBe(false)
    later(24 * 60 - 1)
    expect(await hasPermit(ctx, deviceKey(1))).toBe(true)
    later(1)
    expect(await hasPermit(ctx, deviceKey(1))).toBe(false)
  })

  it('is given again to the same draft, and a replay for another draft is refused', async () => {
    expect(await spent(deviceKey(1))).toEqual([])
    expect(await spent(deviceKey(1))).toEqual([])
    expect(await spent(deviceKey(2))).toEqual([{ code: 'challenge.spent', field: 'payload' }])
    expect(await hasPermit(ctx, deviceKey(2))).toBe(false)
  })

  it('goes to one of many drafts that hand in the same solution at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => spent(deviceKey(n))))
    expect(all.filter((issues) => issues.length === 0)).toHaveLength(1)
  })

  it('is not given for a challenge older than twenty minutes, spent or not', async () => {
    later(19)
    expect(await spent(deviceKey(1))).toEqual([])
    later(1)
    for (const key of [deviceKey(1), deviceKey(2)])
      expect(await spent(key)).toEqual([{ code: 'challenge.expired', field: 'payload' }])
  })

  it('is not given for a solution that is none', async () => {
    const { challenge, solution } = payload
    const { signature: _, ...unsigned } = challenge
    for (const given of [
      null,
      'text',
      [],
      {},
      { challenge },
      { challenge: unsigned, solution },
      { challenge: { ...challenge, signature: challenge.signature.replace(/^./, 'g') }, solution },
      { challenge: { ...challenge, more: 1 }, solution },
      { challenge, solution: { ...solution, derivedKey: 'xyz' } },
      { challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } },
      { challenge, solution: { ...solution, counter: -1 } },
      {
        challenge: { ...challenge, parameters: { ...challenge.parameters, algorithm: 'SHA-256' } },
        solution,
      },
    ]) {
      const [first] = await spent(deviceKey(1), given)
      expect(first?.code, JSON.stringify(given)).toBe('challenge.invalid')
    }
    for (const given of [undefined, null, payload, '', '{}', '****', 'a'.repeat(60_000)])
      expect(await issuesOf(() => spendChallenge(ctx, { key: deviceKey(1), payload: given }))).toEqual([
        { code: 'challenge.invalid', field: 'payload' },
      ])
    expect(await hasPermit(ctx, deviceKey(1))).toBe(false)
  })

  it('needs a draft with a proper key', async () => {
    expect(await spent(undefined)).toEqual([{ code: 'tip.key_missing', field: 'draft' }])
    expect(await spent('1')).toEqual([{ code: 'tip.key_invalid', field: 'draft' }])
  })

  it('leaves no key in what is kept', async () => {
    const kept: string[] = []
    const { claim } = ctx.passing
    ctx.passing.claim = (key, value, until) => {
      kept.push(key, JSON.stringify(value))
      return claim(key, value, until)
    }
    await spendChallenge(ctx, { key: deviceKey(1), payload: payloadOf(payload) })
    expect(kept.length).toBeGreaterThan(3)
    expect(kept.join()).not.toContain(deviceKey(1))
  })
})
