import type { Cell } from '@wangge/grid'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import {
  deliverAll,
  handIn,
  type MemoryContext,
  memoryContext,
  reportAt,
  settle,
  square,
  stateOf,
  townScheme,
  townWith,
} from '../testing/town.ts'
import { assignTip } from '../tip/assign.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { type Case, caseStream } from './case.ts'
import { listCases } from './list.ts'
import { readCase } from './read.ts'
import { releaseRule, slotsAround } from './slots.ts'

const HOUR = 3_600_000

/** Eight villages of two towns, a quarter of a degree wide each. */
const villages = Array.from({ length: 8 }, (_, i) => ({
  code: `1${i < 4 ? 1 : 2}${i}`,
  town: i < 4 ? '11' : '12',
  west: 100 + i / 4,
}))
const areas: readonly Cell[] = [
  ...townScheme.areas.filter(({ level }) => level !== 'village'),
  ...villages.map(({ code, town, west }) => ({
    code,
    name: `${code}村`,
    level: 'village',
    parent: town,
    polygons: [square(west, 30, 0.25)],
  })),
]

const population = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 500, max: 2_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 499 }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
)

/** One village more often than the others, so that five come from one. */
const village = fc.oneof({ weight: 3, arbitrary: fc.constant(3) }, { weight: 1, arbitrary: fc.nat(7) })

/** Hours; often so few that five come before a slot. */
const after = fc.oneof({ weight: 2, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(20) })

/** Reports, each some hours after the one before. */
const reports = fc.array(fc.record({ village, after, minute: fc.nat(59) }), {
  minLength: 1,
  maxLength: 25,
})

async function town(people: readonly (number | undefined)[]) {
  const ctx = memoryContext()
  const scheme = townWith(areas)
  const codes = ['11', '12', ...villages.map(({ code }) => code)]
  const facts = Object.fromEntries(
    Object.entries(scheme.facts).map(([code, said]) => {
      const population = people[codes.indexOf(code)]
      return [code, { ...said, ...(population !== undefined && { population }) }]
    }),
  )
  await settle(ctx, { ...scheme, facts })
  return { ctx, populationOf: (code: string) => people[codes.indexOf(code)] }
}

const casesOf = (ctx: MemoryContext) =>
  ctx.ledger
    .streams()
    .filter(({ stream }) => stream.startsWith('case#'))
    .map(({ state }) => state as Case)

/** Goes to an instant; the schedule comes round at every slot on the way. Calls `seen` before and after each release. */
async function goTo(ctx: MemoryContext, end: Date, seen: () => Promise<void>) {
  for (;;) {
    const { next } = slotsAround(releaseRule(ctx.jurisdiction, ctx.now()), ctx.now())
    if (next > end) break
    ctx.time.now = new Date(next.getTime() - 1)
    await sweep(ctx)
    await deliverAll(ctx)
    await seen()
    ctx.time.now = next
    await sweep(ctx)
    await deliverAll(ctx)
    await seen()
  }
  ctx.time.now = end
}

it('T3: what shows, shows at slots, five at once or after the last slot within a day; T5: only where enough people live and reported', async () => {
  const seen = { five: 0, fewer: 0, village: 0, town: 0, county: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(population, { minLength: 10, maxLength: 10 }),
      reports,
      async (people, told) => {
        const { ctx, populationOf } = await town(people)
        const held = new Set<string>()
        const publicNow = async () => new Set((await all(ctx)).map(({ no }) => no))
        let shown = new Set<string>()

        const look = async () => {
          const before = shown
          shown = await publicNow()
          const fresh = [...shown].filter((no) => !before.has(no))
          expect([...before].filter((no) => !shown.has(no))).toEqual([])
          if (fresh.length === 0) return
          const { last, next } = slotsAround(releaseRule(ctx.jurisdiction, ctx.now()), ctx.now())
          // Nothing outside a slot.
          expect(ctx.now()).toEqual(last)
          const cases = await Promise.all(fresh.map((no) => stateOf<Case>(ctx, caseStream(no))))
          for (const { releasedAt, openedAt } of cases) {
            expect(releasedAt).toBe(last.toISOString())
            expect(openedAt < last.toISOString()).toBe(true)
            expect(last.getTime() - Date.parse(openedAt)).toBeLessThanOrEqual(24 * HOUR)
          }
          const oldest = Math.min(...cases.map(({ openedAt }) => Date.parse(openedAt)))
          if (fresh.length < 5) expect(next.getTime() - oldest).toBeGreaterThan(24 * HOUR)
          seen[fresh.length < 5 ? 'fewer' : 'five']++
        }

        for (const [i, { village, after, minute }] of told.entries()) {
          await goTo(ctx, new Date(ctx.now().getTime() + after * HOUR + minute * 60_000), look)
          const west = villages[village]?.west ?? 0
          const { tipNo } = await handIn(ctx, i + 1, reportAt(i + 1, west + 0.125))
          await assignTip(ctx, tipStream(tipNo))
          const { caseNo } = await stateOf<Tip>(ctx, tipStream(tipNo))
          held.add(caseNo)
          await deliverAll(ctx)
          await look()
        }
        await goTo(ctx, new Date(ctx.now().getTime() + 25 * HOUR), look)
        expect(shown).toEqual(held)

        const openedIn = Map.groupBy(casesOf(ctx), ({ cells }) => cells.at(-1) ?? '')
        for (const page of await all(ctx)) {
          const { code, level } = page.cell
          const people = populationOf(code)
          if (level === 'village') {
            expect(people).toBeGreaterThanOrEqual(500)
            expect(openedIn.get(code)?.length).toBeGreaterThanOrEqual(5)
          }
          if (level === 'town' && people !== undefined) expect(people).toBeGreaterThanOrEqual(500)
          seen[level as 'village' | 'town' | 'county']++
          const full = await readCase(ctx, page.no)
          const { cells } = await stateOf<Case>(ctx, caseStream(page.no))
          const hidden = cells.slice(cells.indexOf(code) + 1)
          const told = JSON.stringify([full, page])
          for (const cell of hidden) expect(told).not.toContain(`"${cell}`)
          for (const cell of hidden)
            expect((await listCases(ctx, { cell })).cases.map(({ no }) => no)).not.toContain(page.no)
        }
      },
    ),
    { numRuns: 60 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5)
}, 120_000)

const all = async (ctx: MemoryContext) => {
  const { cases, next } = await listCases(ctx, { limit: 100 })
  expect(next).toBeNull()
  return cases
}

it('T3: within a release order and times tell nothing of the order in which the tips came', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 6, maxLength: 6 }),
      async (order, minutes) => {
        const inOrder = await released([0, 1, 2, 3, 4, 5], [0, 0, 0, 0, 0, 0])
        const shuffled = await released(order, minutes)
        expect(shuffled.list).toEqual(inOrder.list)
        expect(shuffled.written).toEqual(inOrder.written)
      },
    ),
    { numRuns: 40 },
  )
}, 60_000)

/**
 * Tips whose case numbers hang on which they are, not on when they come, assigned in some order and minutes apart; what
 * everybody sees after the release, and the order in which it was written.
 */
async function released(order: readonly number[], minutes: readonly number[]) {
  const ctx = memoryContext()
  await settle(ctx)
  const written: string[] = []
  for (const [i, which] of order.entries()) {
    const drawn = memoryContext()
    for (let n = 0; n < which * 40; n++) drawn.random(1)
    const own = { ...ctx, random: drawn.random }
    const { tipNo } = await handIn(own, which, reportAt(which))
    ctx.time.now = new Date(ctx.now().getTime() + (minutes[i] ?? 0) * 60_000)
    await assignTip(own, tipStream(tipNo))
  }
  ctx.time.now = new Date('2026-11-20T18:00:00+08:00')
  const append: typeof ctx.ledger.append = (deed) => {
    written.push(...deed.streams.map(({ stream }) => stream))
    return ctx.ledger.append(deed)
  }
  await sweep({ ...ctx, ledger: { ...ctx.ledger, append } })
  await deliverAll(ctx)
  const listed = await all(ctx)
  expect(listed).toHaveLength(6)
  const list = await Promise.all(listed.map(async (line) => [line, await readCase(ctx, line.no)]))
  return { list, written }
}
