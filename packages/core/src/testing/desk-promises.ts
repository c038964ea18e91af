import { createHash } from 'node:crypto'
import type { Event } from '@wangge/ledger'
import { OUTBOX_SHARDS } from '@wangge/ledger/keys'
import { expect } from 'vitest'
import { dayOf, nextDay } from '../calendar/calendar.ts'
import { isBarred } from '../case/barred.ts'
import { type Case, type Stepped, verdicts } from '../case/case.ts'
import { isEnded } from '../case/clocks.ts'
import { evolveCase } from '../case/evolve.ts'
import { type Land, landOf } from '../case/land.ts'
import type { LogFacts } from '../case/log-entry.ts'
import { unitQueue } from '../case/queues-of.ts'
import { isOpen, machine, type Stage } from '../case/stage.ts'
import { actingUnits } from '../case/who-acts.ts'
import { publish } from '../publish.ts'
import { loadScheme } from '../scheme/load.ts'
import { casesOf, type DeskWorld } from './desk-world.ts'

/** Where a deed leads that the machine leaves to itself. */
const decided: Readonly<Record<string, readonly Stage[]>> = {
  'case.checked': ['closed', 'rectifying'],
  'case.reviewed': ['closed', 'not-accepted', 'dispatched'],
  /** Back to where it was offered from, or goes on at another receiver's. */
  'case.refused': ['accepted', 'dispatched', 'on-site', 'rectifying', 'penalty'],
  'case.taken_back': ['accepted', 'dispatched', 'on-site', 'rectifying', 'penalty'],
  'case.conflict_noted': ['accepted', 'dispatched', 'on-site', 'rectifying', 'penalty'],
}

/** What must hold of every case after every step. `seen`: how far each stream was looked at. */
export async function expectDeskPromises(world: DeskWorld, seen: Map<string, number>): Promise<void> {
  const { ctx } = world
  const land = landOf(await loadScheme(ctx))
  for (const head of casesOf(ctx)) {
    const state = head.state as Case
    if (seen.get(head.stream) === head.seq) continue
    seen.set(head.stream, head.seq)
    expectWhole(await ctx.ledger.events(head.stream), head.seq, state)
    expectNobodyBarred(state, land)
    expectWatched(state)
    await publish(ctx, head)
    await expectOnBoard(world, state)
  }
  expectTotals(casesOf(ctx).map(({ state }) => state as Case))
}

/** R4: no gap, nothing lost, nothing twice, each step legal by the machine, and the head is their fold. */
function expectWhole(events: readonly Event[], seq: number, state: Case): void {
  expect(events.map((event) => event.seq)).toEqual(Array.from({ length: seq }, (_, i) => i + 1))
  let before: Case | undefined
  for (const event of events) {
    const after = evolveCase(before, event)
    const moves = machine.filter((move) => move.event === event.type)
    if (before && moves.length > 0) {
      const { from, to, keeps = [] } = moves[0] ?? { from: [], to: null }
      // A duplicate goes into a case wherever that stands, as long as it is open.
      const isAbsorbing = event.type === 'case.merged' && (event.data as Stepped).step.kind === 'absorbs'
      if (!isAbsorbing) expect(from, `${event.type} from ${before.stage}`).toContain(before.stage)
      const stays = isAbsorbing || to === null || keeps.includes(before.stage)
      const may = [
        ...(decided[event.type] ?? []),
        ...(stays ? [before.stage] : []),
        ...(to === null ? [] : [to]),
      ]
      expect(may, `${event.type} to ${after.stage}`).toContain(after.stage)
    }
    before = after
  }
  expect(before).toEqual(state)
  expect(state.steps).toHaveLength(seq + (state.releasedAt === null ? 1 : 0))
}

/** T7, C3 (d): those complained of, and those below them, never have it. */
function expectNobodyBarred(state: Case, land: Land): void {
  const { unit, against, transfer, team } = state
  if (!isOpen(state)) return
  const having = [unit, ...(transfer ? [transfer.to] : []), ...(team?.members ?? []), ...actingUnits(state)]
  expect(having.filter((each) => isBarred(each, against, land))).toEqual([])
}

/** Nobody judges himself, a closed case has an outcome that was checked, and an open one a clock that runs or was missed. */
function expectWatched(state: Case): void {
  const { outcome, handlers, stage, clocks, closedAt } = state
  if (outcome?.checkedBy) expect(handlers).not.toContain(outcome.checkedBy)
  if (stage === 'closed') {
    expect(outcome?.checkedBy).toBeTruthy()
    expect(closedAt).not.toBeNull()
  }
  if (stage === 'merged') expect(state.mergedInto).not.toBeNull()
  if (isOpen(state))
    expect(
      clocks.some((clock) => !isEnded(clock)),
      `a clock at ${stage}`,
    ).toBe(true)
  const keys = clocks.filter((clock) => !isEnded(clock)).map(({ key, ref }) => `${key} ${ref ?? ''}`)
  expect(new Set(keys).size).toBe(keys.length)
}

/** Each open case is on the list of somebody who must act on it. */
async function expectOnBoard({ ctx }: DeskWorld, state: Case): Promise<void> {
  const units = actingUnits(state)
  if (isOpen(state)) expect(units.length).toBeGreaterThan(0)
  for (const unit of units) {
    const { entries } = await ctx.board.list({ queue: unitQueue(unit), limit: 1000 })
    expect(entries.map(({ pk }) => pk)).toContain(`case#${state.no}`)
  }
}

/** received = accepted + not accepted + pending (+ merged, moved); the verdicts sum to the closed; the statuses to all. */
function expectTotals(cases: readonly Case[]): void {
  const was = (state: Case, event: string) => state.steps.some((step) => step.event === event)
  const ends = (state: Case) =>
    state.stage === 'reviewing' ? (state.review?.stage ?? 'closed') : state.stage
  const refused = cases.filter((state) => ends(state) === 'not-accepted')
  const taken = cases.filter((state) => was(state, 'accept') || state.round > 1)
  const accepted = taken.filter((state) => !refused.includes(state))
  const pending = cases.filter(({ stage }) => ['received', 'pre-check', 'returned'].includes(stage))
  const elsewhere = cases.filter((state) => state.stage === 'merged' && !accepted.includes(state))
  expect(accepted.length + refused.length + pending.length + elsewhere.length).toBe(cases.length)
  const closed = cases.filter((state) => ends(state) === 'closed')
  const judged = verdicts.map(
    (verdict) => closed.filter(({ outcome }) => outcome?.verdict === verdict).length,
  )
  expect(judged.reduce((sum, each) => sum + each, 0)).toBe(closed.length)
  const statuses = Map.groupBy(cases, ({ status }) => status)
  expect((statuses.get('not-verified') ?? []).length).toBe(
    closed.filter(({ outcome }) => outcome?.verdict === 'untrue').length,
  )
}

/** T19: what the clock has to say of a public case is said; call it when the sweep has just run. */
export function expectOverdueShown(ctx: DeskWorld['ctx']): void {
  const today = dayOf(ctx.now())
  for (const { state } of casesOf(ctx)) {
    const { clocks, releasedAt, steps } = state as Case
    if (releasedAt === null) continue
    const silent = clocks.filter(
      (clock) =>
        clock.state === 'running' && 'date' in clock.due && clock.due.date < today && !clock.missedOn,
    )
    expect(silent).toEqual([])
    const said = steps.filter(({ event }) => event === 'miss').map(({ clock, due }) => `${clock} ${due}`)
    const missed = clocks.flatMap((clock) =>
      clock.missedOn && 'date' in clock.due ? [`${clock.key} ${clock.due.date}`] : [],
    )
    expect(said.toSorted()).toEqual(missed.toSorted())
  }
}

type Told = { readonly facts: LogFacts; readonly leaf: string; readonly at: number }

async function logOf({ ledger }: DeskWorld['ctx']): Promise<ReadonlyMap<string, readonly Told[]>> {
  const shards = Array.from({ length: OUTBOX_SHARDS }, (_, shard) => ledger.outbox(shard, 0))
  const entries = (await Promise.all(shards)).flat().map(({ entry, at }) => ({
    facts: JSON.parse(entry) as LogFacts,
    leaf: createHash('sha256').update(`\0${entry}`).digest('hex'),
    at,
  }))
  return Map.groupBy(entries, ({ facts }) => facts.case)
}

/** R5: the entries of a case are a chain; and R9: each deadline is missed once in it, at most a minute late. */
export async function expectLog(ctx: DeskWorld['ctx']): Promise<void> {
  const log = await logOf(ctx)
  for (const { state } of casesOf(ctx)) {
    const { no, leaf, steps } = state as Case
    const told = log.get(no) ?? []
    expect(told.map(({ facts }) => facts.prev)).toEqual([
      undefined,
      ...told.slice(0, -1).map((each) => each.leaf),
    ])
    expect(told.at(-1)?.leaf).toBe(leaf)
    expect(told.map(({ facts }) => facts.seq)).toEqual(told.map((_, seq) => seq))
    const missed = told.filter(({ facts }) => facts.event === 'deadline_missed')
    expect(missed).toHaveLength(steps.filter(({ event }) => event === 'miss').length)
    for (const { facts, at } of missed) {
      const midnight = Date.parse(`${nextDay(facts.due ?? '')}T00:00:00+08:00`)
      expect(at).toBeGreaterThanOrEqual(midnight)
    }
  }
}
