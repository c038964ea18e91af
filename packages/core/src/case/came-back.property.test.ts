import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayOf } from '../calendar/calendar.ts'
import { closeAs } from '../testing/holder.ts'
import { handIn, type MemoryContext, memoryContext, reportAt, settle, stateOf } from '../testing/town.ts'
import { assignTip } from '../tip/assign.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { type Case, caseStream } from './case.ts'
import { metresBetween } from './distance.ts'

/** What the model remembers of a case that was closed as true: everything, in the order of closing. */
type Remembered = { no: string; category: string; lng: number; on: string; recurrence: number }

const kinds = ['odour', 'noise'] as const

/** In the west village, some 150 m from the border with the east one. */
const WEST = 100.9985

/** East of that, in degrees: some of them within 200 m of each other, some not, on both sides of the border. */
const places = [0, 0.001, 0.002, 0.0021, 0.0035, 0.005]

const kind = fc.constantFrom(...kinds)
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('report' as const), kind, east: fc.constantFrom(...places) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('close' as const), which: fc.nat(9), untrue: fc.nat(4) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crowd' as const), kind }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 150 }) }),
  },
)

/** The last closed of the same kind within 200 m and 365 days, found by looking at all of them. */
const expected = (closed: readonly Remembered[], category: string, lng: number, today: string) =>
  closed.findLast(
    (each) =>
      each.category === category &&
      metresBetween({ lng: WEST + each.lng, lat: 30.5 }, { lng: WEST + lng, lat: 30.5 }) <= 200 &&
      (Date.parse(today) - Date.parse(each.on)) / 86_400_000 <= 365,
  )

it('whatever is closed and reported in whatever order, a case follows the one a look at all of them would find', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 25 }), async (actions) => {
      const ctx: MemoryContext = memoryContext('2026-01-05T02:30:00.000Z')
      await settle(ctx)
      let reports = 0
      const open: Omit<Remembered, 'on'>[] = []
      const closed: Remembered[] = []

      const report = async (category: string, lng: number) => {
        const input = { ...reportAt(++reports + 1, WEST + lng), category }
        const { tipNo } = await handIn(ctx, reports + 1, input)
        await assignTip(ctx, tipStream(tipNo))
        const tip = await stateOf<Tip>(ctx, tipStream(tipNo))
        const no = tip.status === 'assigned' ? tip.case : ''
        const { follows, recurrence } = await stateOf<Case>(ctx, caseStream(no))
        const before = expected(closed, category, lng, dayOf(ctx.now()))
        expect({ follows, recurrence }).toEqual({
          follows: before?.no ?? null,
          recurrence: before ? before.recurrence + 1 : 0,
        })
        open.push({ no, category, lng, recurrence })
      }

      for (const each of actions) {
        ctx.time.now = new Date(ctx.time.now.getTime() + 60_000)
        if (each.do === 'report') await report(each.kind, each.east)
        else if (each.do === 'wait') ctx.time.now = new Date(ctx.time.now.getTime() + each.days * 86_400_000)
        else if (each.do === 'crowd')
          // More reports than the register of copies remembers, each far from all else.
          for (let n = 0; n < 13; n++) await report(each.kind, -0.1 - reports * 0.003)
        else if (open.length > 0) {
          const [one] = open.splice(each.which % open.length, 1)
          if (!one) continue
          const isTrue = each.untrue > 0
          await closeAs(ctx, one.no, isTrue ? 'partly' : 'untrue')
          if (isTrue) closed.push({ ...one, on: dayOf(ctx.now()) })
        }
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)
