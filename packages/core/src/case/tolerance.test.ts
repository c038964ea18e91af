import { describe, expect, it } from 'vitest'
import { closeAs } from '../testing/holder.ts'
import { hourAgo, patrol, patrolTown } from '../testing/patrolled.ts'
import { deliverAll, type MemoryContext, stateOf, untilPublic } from '../testing/town.ts'
import { type Case, type Clock, caseStream, type Step } from './case.ts'
import { readCase } from './read.ts'
import { tolerance } from './tolerance.ts'

async function closed(
  verdict: 'true' | 'untrue' = 'true',
  hours = 0,
): Promise<{ ctx: MemoryContext; state: Case }> {
  const ctx = await patrolTown()
  const findings = [{ category: 'odour', result: 'case', text: '刺鼻' }]
  const { cases } = await patrol(ctx, 1, hourAgo(ctx, hours, { findings }))
  await closeAs(ctx, cases[0] ?? '', verdict)
  return { ctx, state: await stateOf<Case>(ctx, caseStream(cases[0] ?? '')) }
}

describe('tolerance', () => {
  it('applies to what a patrol found, reported at once, settled in time and without harm', async () => {
    const { ctx, state } = await closed()
    expect(tolerance(state, 0)).toEqual({
      applies: true,
      conditions: { selfFound: true, inTime: true, rectified: true, reported: true, noHarm: true },
    })
    await untilPublic(ctx)
    await deliverAll(ctx)
    expect(await readCase(ctx, state.no)).toMatchObject({ origin: 'patrol', tolerated: true })
  })

  const late = { key: 'tip.finish', state: 'late', missedOn: '2026-11-25' } as Clock
  it.each<[string, Partial<Case>, number, string]>([
    ['a citizen told of', { origin: 'tip' }, 0, 'selfFound'],
    ['that missed a deadline', { clocks: [late] }, 0, 'inTime'],
    ['that is not closed', { stage: 'rectifying' }, 0, 'rectified'],
    ['that nothing was done about', { outcome: null }, 0, 'rectified'],
    ['that a report joined', {}, 1, 'noHarm'],
    ['into which another was merged', { merges: ['C26-K7Q3A-9FXRB'] }, 0, 'noHarm'],
    ['that went to the police', { referral: { to: 'police', on: '2026-11-21' } }, 0, 'noHarm'],
    ['that a reporter disputed', { steps: [{ event: 'dispute', at: '2026-11-21' } as Step] }, 0, 'noHarm'],
  ])('does not apply to a case %s', async (_, change, joined, condition) => {
    const { state } = await closed()
    const { applies, conditions } = tolerance({ ...state, ...change }, joined)
    expect(applies).toBe(false)
    expect(Object.entries(conditions).filter(([, holds]) => !holds)).toEqual([[condition, false]])
  })

  it('does not apply to what was not true, nor to what was reported four days after it was found', async () => {
    expect(tolerance((await closed('untrue')).state, 0).conditions.rectified).toBe(false)
    expect(tolerance((await closed('true', 96)).state, 0).conditions.reported).toBe(false)
    expect(tolerance((await closed('true', 71)).state, 0).applies).toBe(true)
  })

  it('is not told of a case that somebody of the public told of too', async () => {
    const { ctx, state } = await closed()
    await untilPublic(ctx)
    const { waiting } = ctx.ledger
    ctx.ledger.waiting = async (work, limit, before) =>
      work.includes(state.no) ? ['tip#T26-K7Q3A-9FXRB'] : waiting(work, limit, before)
    expect(await readCase(ctx, state.no)).toMatchObject({ tolerated: false })
  })
})
