import fc from 'fast-check'
import { expect, it } from 'vitest'
import { desk, people } from '../testing/handled.ts'
import { handIn, memoryContext, settle, untilPublic } from '../testing/town.ts'
import { tickCase } from './tick.ts'

const MINUTE = 60_000

/** R9: each process reads a clock of its own, up to five minutes off; each sweeps every minute, some at the same moment. */
it('fires each deadline once, by some process no later than a minute after midnight by its own clock', async () => {
  const skew = fc.integer({ min: -5 * MINUTE, max: 5 * MINUTE })
  await fc.assert(
    fc.asyncProperty(
      fc.array(skew, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('accept', 'none'),
      async (skews, did) => {
        const ctx = memoryContext('2026-03-02T02:30:00.000Z')
        await settle(ctx)
        const tip = await handIn(ctx, 1)
        await untilPublic(ctx)
        const { no, do: act, caseNow } = await desk(ctx, tip)
        if (did === 'accept') await act(people.village, 'accept')
        const processes = skews.map((off) => ({ ...ctx, now: () => new Date(ctx.time.now.getTime() + off) }))
        const midnight = Date.parse('2026-03-05T00:00:00+08:00')
        for (let minute = -7; minute <= 7; minute++) {
          ctx.time.now = new Date(midnight + minute * MINUTE)
          await Promise.all(processes.map((process) => tickCase(process, `case#${no}`)))
        }
        const { steps, clocks } = await caseNow()
        const due = clocks.flatMap((clock) =>
          'date' in clock.due && clock.due.date < '2026-03-05' ? [clock] : [],
        )
        const missed = steps.filter(({ event }) => event === 'miss')
        const late = due.filter(({ state }) => state !== 'met')
        expect(missed.map(({ clock }) => clock).toSorted()).toEqual(late.map(({ key }) => key).toSorted())
        const events = (await ctx.ledger.events(`case#${no}`)).filter(
          ({ type }) => type === 'case.deadline_missed',
        )
        for (const { at } of events) {
          const off = Date.parse(at) - midnight
          expect(off).toBeGreaterThanOrEqual(0)
          expect(off).toBeLessThan(MINUTE)
        }
      },
    ),
    { numRuns: 40 },
  )
}, 60_000)
