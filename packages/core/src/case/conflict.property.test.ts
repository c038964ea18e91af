import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Fault } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { revertScheme } from '../scheme/revert.ts'
import type { StaffRole } from '../staff/staff.ts'
import { sweep } from '../sweep.ts'
import { reform, type Village } from '../testing/reform.ts'
import { staffActor } from '../testing/staff.ts'
import {
  handIn,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  tipAt,
  untilPublic,
  wordsOf,
} from '../testing/town.ts'
import { caseDeeds } from './all-deeds.ts'
import { isBarred } from './barred.ts'
import type { Case } from './case.ts'
import { landOf } from './land.ts'
import { isOpen } from './stage.ts'
import { actingUnits } from './who-acts.ts'

/** Width of the narrowest village, in degrees. */
const width = 0.5

/** Land of the county in four pieces: where a new village begins, and of which of two towns it is. */
const cuts = fc.array(fc.record({ begins: fc.boolean(), town: fc.constantFrom('11', '12') }), {
  minLength: 4,
  maxLength: 4,
})

function draw(
  number: number,
  cut: readonly { readonly begins: boolean; readonly town: string }[],
  before: readonly Village[],
): Village[] {
  const drawn: Village[] = []
  for (const [i, { begins, town }] of cut.entries()) {
    const [west, east] = [100 + i * width, 100 + (i + 1) * width]
    const last = drawn.at(-1)
    if (last && !begins) drawn[drawn.length - 1] = { ...last, east }
    else drawn.push({ code: `${town}${number}${i}`, town: `${town}${number}`, west, east })
  }
  return drawn.map((village) => ({
    ...village,
    predecessors: before
      .filter((each) => each.west < village.east && village.west < each.east)
      .map(({ code }) => code),
  }))
}

const nat = fc.nat(40)
const act = (deed: keyof typeof caseDeeds) =>
  fc.record({
    move: fc.constant('act' as const),
    deed: fc.constant(deed),
    case: nat,
    a: nat,
    b: nat,
    actor: nat,
  })

const move = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      move: fc.constant('tip' as const),
      at: fc.nat(3),
      /** Of which cell it complains; none for odd ones. */
      against: nat,
    }),
  },
  ...(
    [
      ['accept', 8],
      ['dispatch', 4],
      ['transfer', 6],
      ['receive', 5],
      ['refuse', 3],
      ['settle', 3],
      ['take-back', 1],
      ['note-conflict', 3],
      ['split', 2],
      ['team', 2],
      ['merge', 2],
    ] as const
  ).map(([deed, weight]) => ({ weight, arbitrary: act(deed) })),
  { weight: 2, arbitrary: fc.record({ move: fc.constant('reform' as const), cuts }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('revert' as const) }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('days' as const), days: fc.nat(6) }) },
  { weight: 3, arbitrary: fc.record({ move: fc.constant('release' as const) }) },
)

const pick = <T>(list: readonly T[], n: number): T => {
  const found = list[n % list.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

const casesOf = (ctx: MemoryContext) =>
  ctx.ledger
    .streams()
    .filter(({ stream }) => stream.startsWith('case#'))
    .map(({ state }) => state as Case)

/** Everybody who may be anything at a unit. */
function person(unit: string) {
  const [cell = '', department] = unit.split('@')
  const role: StaffRole = department === undefined ? 'head' : 'department'
  return staffActor({ role, cell, ...(department !== undefined && { department }) }, unit)
}

const county = staffActor({ role: 'command', cell: '1' }, 'county')

/** No unit that has anything to do with an open case is the one complained of, or below it. */
async function expectApart(ctx: MemoryContext, seen: { complaints: number }) {
  const land = landOf(await loadScheme(ctx))
  for (const state of casesOf(ctx)) {
    if (state.against === null || !isOpen(state) || !land.has(pick(state.against.split('@'), 0))) continue
    const lives = state.cells.every((cell) => land.has(cell))
    const units = [
      ...actingUnits(state),
      state.unit,
      ...(state.transfer ? [state.transfer.to, state.transfer.from] : []),
      ...(state.team ? [state.team.lead, ...state.team.members] : []),
    ]
    // Of a case that has not followed a reform yet the units are those of its own scheme.
    if (lives) expect(units.filter((unit) => isBarred(unit, state.against, land))).toEqual([])
    if (lives) seen.complaints++
  }
}

it('whatever is done to a case, those it complains of never have it', async () => {
  const seen = { complaints: 0, done: 0, reforms: 0, conflicts: 0, followed: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 20, maxLength: 50 }), async (moves) => {
      const ctx = memoryContext()
      const whole = Array(4).fill({ begins: true, town: '11' })
      whole[2] = whole[3] = { begins: true, town: '12' }
      let newest = ['scheme-0']
      const lands = new Map([['scheme-0', draw(0, whole, [])]])
      await settle(ctx, reform('scheme-0', '2026-11-01', lands.get('scheme-0') ?? []))
      let begins = Date.parse('2026-11-20T00:00:00Z')
      let tips = 0

      for (const step of moves) {
        const codes = [...(await loadScheme(ctx)).codes()]
        const departments = ['1@water', '1@eco', '1@discipline']
        const units = [...codes, ...departments]
        if (step.move === 'release') await untilPublic(ctx)
        if (step.move === 'days') ctx.time.now = new Date(ctx.now().getTime() + step.days * 86_400_000)
        if (step.move === 'days') await sweep(ctx)
        if (step.move === 'reform') {
          const id = `scheme-${lands.size}`
          const drawn = draw(lands.size, step.cuts, lands.get(newest.at(-1) ?? '') ?? [])
          begins = Math.max(begins, ctx.now().getTime()) + 86_400_000
          lands.set(id, drawn)
          newest = [...newest, id]
          await settle(ctx, reform(id, new Date(begins).toISOString().slice(0, 10), drawn))
          seen.reforms++
        }
        if (step.move === 'revert' && newest.length > 1) {
          await revertScheme(ctx, operator, newest.at(-1) ?? '')
          newest = newest.slice(0, -1)
        }
        if (step.move === 'tip') {
          const against = step.against % 2 === 0 ? { against: pick(codes, step.against) } : {}
          const told = { ...tipAt(100 + (step.at + 0.5) * width), ...against, description: wordsOf(++tips) }
          await handIn(ctx, tips, told)
          await sweep(ctx)
        }
        if (step.move === 'act') {
          const cases = casesOf(ctx)
          if (cases.length === 0) continue
          const { no, unit, transfer, cells } = pick(cases, step.case)
          const [to, other] = [pick(units, step.a), pick(units, step.b)]
          const inputs: Partial<Record<keyof typeof caseDeeds, object>> = {
            dispatch: { to },
            transfer: { to, reason: '移送' },
            refuse: { reason: '退回' },
            settle: { to, reason: '裁定' },
            'take-back': { reason: '收回' },
            'note-conflict': { against: to, reason: '涉及' },
            split: { to: [to], text: '分办' },
            team: { lead: to, members: [other], text: '联合' },
            merge: { into: pick(cases, step.a).no, reason: '重复' },
          }
          const likely = [unit, transfer?.to ?? unit, ...cells.slice(0, -1)].map(person)
          const actors = [...likely, county, ...likely, county, person(pick(units, step.actor))]
          const actor = pick(actors, step.actor)
          const input = inputs[step.deed] ?? {}
          const result = await caseDeeds[step.deed](ctx, actor, { no, input }).catch(
            (error: unknown) => error,
          )
          if (result instanceof Fault) {
            if (result.message.includes('case.dispatch_conflict')) seen.conflicts++
          } else if (result instanceof Error) throw result
          else seen.done++
        }
        await expectApart(ctx, seen)
      }
      await untilPublic(ctx)
      await sweep(ctx)
      await expectApart(ctx, seen)
      const followed = casesOf(ctx).filter(
        ({ against, steps }) => against !== null && steps.some(({ event }) => event === 'followed'),
      )
      seen.followed += followed.length
    }),
    { numRuns: 150 },
  )
  expect(seen.complaints).toBeGreaterThan(1_000)
  expect(seen.done).toBeGreaterThan(300)
  expect(seen.reforms).toBeGreaterThan(50)
  expect(seen.followed).toBeGreaterThan(30)
  expect(seen.conflicts).toBeGreaterThan(10)
}, 180_000)
