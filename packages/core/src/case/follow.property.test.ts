import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadScheme } from '../scheme/load.ts'
import { revertScheme } from '../scheme/revert.ts'
import { sweep } from '../sweep.ts'
import { expectPromises } from '../testing/promises.ts'
import { nothing, reform, type Village } from '../testing/reform.ts'
import {
  handIn,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  stateOf,
  tipAt,
  untilPublic,
  wordsOf,
} from '../testing/town.ts'
import type { Submitted } from '../tip/submit.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { type Case, caseStream } from './case.ts'

/** Width of the narrowest village, in degrees. */
const unit = 0.25

/** Land of the county in units: where a new village begins, and of which of three towns it is. */
const villages = fc.array(fc.record({ begins: fc.boolean(), town: fc.constantFrom('11', '12', '13') }), {
  minLength: 8,
  maxLength: 8,
})

const move = fc.oneof(
  { weight: 2, arbitrary: fc.record({ move: fc.constant('reform' as const), villages, ahead: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('revert' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      move: fc.constant('tip' as const),
      /** The middle of a unit. */
      at: fc.nat(7),
      how: fc.constantFrom('point' as const, 'cell' as const),
      daysAgo: fc.nat(5),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ move: fc.constant('days' as const), days: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('sweep' as const) }) },
  /** Held cases stay where they are until their release: only after it they follow. */
  { weight: 2, arbitrary: fc.record({ move: fc.constant('release' as const) }) },
)

/** What a citizen told of the place: a point, or the village it lay in that day. */
type Told = { readonly how: 'point' | 'cell'; readonly place: Land }

type Land = { readonly west: number; readonly east: number }
const meets = (a: Land, b: Land) => a.west < b.east && b.west < a.east

/** Villages, and the towns they make, each with what it was made from: whatever its land was before. */
function draw(
  number: number,
  cut: readonly { readonly begins: boolean; readonly town: string }[],
  before: readonly Village[],
): Village[] {
  const drawn: Village[] = []
  for (const [i, { begins, town }] of cut.entries()) {
    const [west, east] = [100 + i * unit, 100 + (i + 1) * unit]
    const last = drawn.at(-1)
    if (last && !begins) drawn[drawn.length - 1] = { ...last, east }
    else drawn.push({ code: `${town}${number}${i}`, town: `${town}${number}`, west, east })
  }
  return drawn.map((village) => ({
    ...village,
    predecessors: before.filter((each) => meets(each, village)).map(({ code }) => code),
  }))
}

const dayAfter = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000)

it('after any reforms and reversals every open case lies where its place is in the scheme in force', async () => {
  const seen = { point: 0, cell: 0, followed: 0, reverted: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 14 }), async (moves) => {
      const ctx = memoryContext()
      const lands = new Map<string, readonly Village[]>()
      const first = draw(0, Array(8).fill({ begins: true, town: '11' }), [])
      lands.set('scheme-0', first)
      await settle(ctx, reform('scheme-0', '2026-11-01', first))
      const answers: Submitted[] = []
      const told = new Map<string, Told>()
      const villagesNow = async () => lands.get((await loadScheme(ctx)).scheme.id) ?? []
      let newest = ['scheme-0']
      let begins = new Date('2026-11-10T00:00:00Z')

      for (const step of moves) {
        if (step.move === 'sweep') await sweep(ctx)
        if (step.move === 'release') await untilPublic(ctx)
        if (step.move === 'days') ctx.time.now = dayAfter(ctx.now(), step.days)
        if (step.move === 'revert' && newest.length > 1) {
          await revertScheme(ctx, operator, newest.at(-1) ?? '')
          newest = newest.slice(0, -1)
          seen.reverted++
        }
        if (step.move === 'reform') {
          const id = `scheme-${lands.size}`
          const drawn = draw(lands.size, step.villages, lands.get(newest.at(-1) ?? '') ?? [])
          begins = dayAfter(begins, 1 + step.ahead)
          lands.set(id, drawn)
          newest = [...newest, id]
          await settle(ctx, reform(id, begins.toISOString().slice(0, 10), drawn))
        }
        if (step.move === 'tip') {
          const middle = 100 + (step.at + 0.5) * unit
          const village = (await villagesNow()).find(({ west, east }) => west < middle && middle < east)
          const { point, ...problem } = tipAt(middle)
          const where = step.how === 'cell' ? { cell: village?.code } : { point }
          const occurredAt = dayAfter(ctx.now(), -step.daysAgo).toISOString()
          const n = answers.length + 1
          const input = { ...problem, ...where, occurredAt, description: wordsOf(n) }
          const answer = await handIn(ctx, n, input)
          answers.push(answer)
          const place = step.how === 'cell' && village ? village : { west: middle, east: middle }
          told.set(answer.tipNo, { how: step.how, place })
          seen[step.how]++
        }
      }
      await untilPublic(ctx)
      expect(await sweep(ctx)).toEqual(nothing)
      await expectPromises(ctx, answers)
      seen.followed += ctx.ledger
        .streams()
        .filter(({ stream }) => stream.startsWith('case#'))
        .reduce((sum, { state }) => sum + (state as Case).steps.length - 2, 0)
      await expectInPlace(ctx, told, await villagesNow())
    }),
    { numRuns: 120 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10)
}, 120_000)

/** A point lies in the village of its land; a village that was told lies whole in the cell its case has come to. */
async function expectInPlace(
  ctx: MemoryContext,
  told: ReadonlyMap<string, Told>,
  villages: readonly Village[],
) {
  for (const [tipNo, { place, how }] of told) {
    const { caseNo } = await stateOf<Tip>(ctx, tipStream(tipNo))
    const { cells } = await stateOf<Case>(ctx, caseStream(caseNo))
    const code = cells.at(-1)
    const under = villages.filter((village) => [village.code, village.town, '1'].includes(code ?? ''))
    const touched = villages.filter((village) => meets(village, place))
    if (how === 'point') expect(touched.map((village) => village.code)).toEqual([code])
    else expect(under).toEqual(expect.arrayContaining(touched))
  }
}
