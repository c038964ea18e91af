import fc from 'fast-check'
import { expect, it } from 'vitest'
import { people } from '../testing/handled.ts'
import { issuesOf } from '../testing/issues.ts'
import { patrol, patrolTown } from '../testing/patrolled.ts'
import { deliverAll, stateOf } from '../testing/town.ts'
import { dutiesOf, type Period } from './compliance.ts'
import type { Patrols } from './patrol.ts'
import { readCompliance } from './read-compliance.ts'

const visit = fc.record({
  role: fc.constantFrom('head' as const, 'worker' as const, 'superior' as const),
  day: fc.integer({ min: 1, max: 30 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
  night: fc.boolean(),
})

it('what counts is never more than what is due nor than what was done, and another visit never takes any away', () => {
  const rule = fc.record({
    jurisdiction: fc.constant('*'),
    validFrom: fc.constant('2022-01-01'),
    kind: fc.constant('village'),
    role: fc.constantFrom('head' as const, 'worker' as const),
    period: fc.constantFrom<Period>('month', 'half-month', 'week'),
    minimum: fc.integer({ min: 1, max: 5 }),
    night: fc.boolean(),
  })
  fc.assert(
    fc.property(rule, fc.array(visit, { maxLength: 40 }), visit, (one, visits, more) => {
      const [before] = dutiesOf([one], [], visits)
      const [after] = dutiesOf([one], [], [...visits, more])
      if (!before || !after) throw new Error('a rule is a duty')
      expect(before.counted).toBeLessThanOrEqual(Math.min(before.due, before.done))
      expect(before.done).toBeLessThanOrEqual(visits.length)
      expect(after.counted - before.counted).toBeGreaterThanOrEqual(0)
      expect(after.counted - before.counted).toBeLessThanOrEqual(1)
    }),
  )
})

it('whatever is recorded by whom: nobody is in two places, and the ledger, the view and the public sums agree', async () => {
  const actors = [people.village, people.worker, people.town, people.otherVillage]
  const attempt = fc.record({
    who: fc.nat({ max: actors.length - 1 }),
    cell: fc.constantFrom('11', '111', '121'),
    ago: fc.integer({ min: -30, max: 9 * 24 * 60 }),
    minutes: fc.integer({ min: -5, max: 1_500 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { maxLength: 25 }), async (attempts) => {
      const ctx = await patrolTown()
      const spans = new Map<string, [number, number][]>()
      let stored = 0
      for (const [n, { who, cell, ago, minutes }] of attempts.entries()) {
        const from = ctx.now().getTime() - ago * 60_000
        const to = from + minutes * 60_000
        const actor = actors[who] ?? people.village
        const times = { startedAt: new Date(from).toISOString(), endedAt: new Date(to).toISOString() }
        const issues = await issuesOf(() => patrol(ctx, n, { cell, ...times }, actor))
        if (issues.length > 0) continue
        stored++
        spans.set(actor.id, [...(spans.get(actor.id) ?? []), [from, to]])
      }
      for (const own of spans.values())
        for (const [i, [from, to]] of own.entries())
          for (const other of own.slice(i + 1)) expect(from >= other[1] || to <= other[0]).toBe(true)
      await deliverAll(ctx)
      const heads = ctx.ledger.streams().filter(({ stream }) => stream.startsWith('patrol#'))
      const states = await Promise.all(heads.map(({ stream }) => stateOf<Patrols>(ctx, stream)))
      for (const { visits, counts } of states)
        expect(counts.head + counts.worker + counts.superior).toBe(visits.length)
      const { total, rows, duties } = await readCompliance(ctx)
      expect(total.visits).toBe(stored)
      expect(rows.reduce((sum, row) => sum + row.visits, 0)).toBe(stored)
      expect(duties).toEqual([])
      expect(total.counted).toBeLessThanOrEqual(total.due)
    }),
    { numRuns: 40 },
  )
})
