import { createHash } from 'node:crypto'
import type { Views } from '@wangge/ledger'
import { OUTBOX_SHARDS } from '@wangge/ledger/keys'
import { memoryViews } from '@wangge/ledger/memory'
import { expect } from 'vitest'
import { type Case, caseStream } from '../case/case.ts'
import { evolveCase } from '../case/evolve.ts'
import { listCases } from '../case/list.ts'
import type { LogFacts } from '../case/log-entry.ts'
import { readCase } from '../case/read.ts'
import { readReports } from '../case/reports.ts'
import { isTold, logName, openStatuses } from '../case/stage.ts'
import type { Happening } from '../command.ts'
import { type Correction, evolveCorrection } from '../correction/correction.ts'
import { type Evidence, evolveEvidence } from '../evidence/evidence.ts'
import { evolveOpening, type Opening } from '../identity/identity.ts'
import { evolveOpenings, type OpeningYear } from '../identity/opening-year.ts'
import { evolveOfficer, type Officer } from '../officer/officer.ts'
import { publish } from '../publish.ts'
import { loadEverything } from '../scheme/load.ts'
import { evolveTimeline, type Timeline } from '../scheme/scheme.ts'
import { type Audited, evolveAudit } from '../staff/audit.ts'
import { type Account, evolveAccount } from '../staff/staff.ts'
import type { Submitted } from '../tip/submit.ts'
import { evolveTip, type Tip } from '../tip/tip.ts'
import { trackTip } from '../tip/track.ts'
import type { MemoryContext } from './town.ts'

/** What was promised to citizens, checked once everything that was lost has been swept up (security §3.1). */
export async function expectPromises(ctx: MemoryContext, acknowledged: readonly Submitted[]): Promise<void> {
  await expectAcknowledgedKept(ctx, acknowledged)
  await expectAssignedOnce(ctx)
  await expectRegistersCount(ctx)
  await expectStreamsWhole(ctx)
  await expectLogInOrder(ctx)
  await expectFollowed(ctx)
  await expectViewsAsRebuilt(ctx)
}

/** R1: what was acknowledged is there, under its receipt, and is on its way. */
async function expectAcknowledgedKept(ctx: MemoryContext, acknowledged: readonly Submitted[]) {
  for (const { tipNo, receipt } of acknowledged) {
    const tracked = await trackTip(ctx, receipt)
    expect(tracked.tipNo).toBe(tipNo)
    expect(tracked.caseNo).not.toBeNull()
  }
}

const statesOf = <State>(ctx: MemoryContext, noun: string) =>
  ctx.ledger
    .streams()
    .filter(({ stream }) => stream.startsWith(`${noun}#`))
    .map(({ state }) => state as State)

/** R3: every tip has exactly one case, its own or the one it joined, and every case exactly one tip that opened it. */
async function expectAssignedOnce(ctx: MemoryContext) {
  const [tips, cases] = [statesOf<Tip>(ctx, 'tip'), statesOf<Case>(ctx, 'case')]
  expect(tips.map(({ status }) => status)).toEqual(tips.map(() => 'assigned'))
  const opened = tips.flatMap((tip) => (tip.status === 'assigned' && tip.way === 'opened' ? [tip] : []))
  expect(cases.map(({ no, tip }) => [tip, no]).sort()).toEqual(
    opened.map(({ no, caseNo }) => [no, caseNo]).sort(),
  )
  const numbers = new Set(cases.map(({ no }) => no))
  for (const tip of tips) expect(numbers).toContain(tip.status === 'assigned' && tip.case)
}

/** A cell's register counts the cases opened in it, each once, and remembers reports of those only. */
async function expectRegistersCount(ctx: MemoryContext) {
  const openedIn = Map.groupBy(statesOf<Case>(ctx, 'case'), ({ steps }) => steps[1]?.cell ?? '')
  for (const [cell, cases] of openedIn) {
    const { reports } = await readReports(ctx, cell)
    expect(Object.values(reports.months).reduce((sum, each) => sum + each, 0)).toBe(cases.length)
    const numbers = cases.map(({ no }) => no)
    for (const known of reports.recent) expect(numbers).toContain(known.case)
  }
}

/** Every open public case lies in a cell of the scheme in force, and no step of it is lost or taken twice. */
async function expectFollowed(ctx: MemoryContext) {
  const { current } = await loadEverything(ctx)
  for (const { stream, seq, state } of ctx.ledger.streams()) {
    if (!stream.startsWith('case#')) continue
    const { status, scheme, cells, shown, releasedAt, formerCells, post, steps } = state as Case
    expect(steps).toHaveLength(releasedAt === null ? seq + 1 : seq)
    expect(formerCells.filter((cell) => shown.includes(cell))).toEqual([])
    expect(shown).toEqual(releasedAt === null ? [] : cells.slice(0, shown.length))
    if (releasedAt === null || !(openStatuses as readonly string[]).includes(status)) continue
    const cell = cells.at(-1) ?? ''
    expect({ scheme, cells, post }).toEqual({
      scheme: current.scheme.id,
      cells: current.chain(cell).map(({ code }) => code),
      post: `${cell}.head`,
    })
  }
}

const evolves: Readonly<Record<string, (state: unknown, event: Happening) => unknown>> = {
  tip: (state, event) => evolveTip(state as Tip | undefined, event),
  case: (state, event) => evolveCase(state as Case | undefined, event),
  evidence: (state, event) => evolveEvidence(state as Evidence | undefined, event),
  opening: (state, event) => evolveOpening(state as Opening | undefined, event),
  openings: (state, event) => evolveOpenings(state as OpeningYear | undefined, event),
  scheme: (state, event) => evolveTimeline(state as Timeline | undefined, event),
  officer: (state, event) => evolveOfficer(state as Officer | undefined, event),
  staff: (state, event) => evolveAccount(state as Account | undefined, event),
  audit: (state, event) => evolveAudit(state as Audited | undefined, event),
  correction: (state, event) => evolveCorrection(state as Correction | undefined, event),
}

/** R4: `seq` runs without a gap and the head is the fold of its events. */
async function expectStreamsWhole(ctx: MemoryContext) {
  for (const { stream, seq, state } of ctx.ledger.streams()) {
    const events = await ctx.ledger.events(stream)
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: seq }, (_, i) => i + 1))
    const evolve = evolves[stream.split('#')[0] ?? '']
    if (!evolve) throw new Error(`no evolve for ${stream}`)
    expect(events.reduce<unknown>(evolve, undefined)).toEqual(state)
  }
}

/** R5, as far as the outbox: a case's entries stand in order, each naming the leaf before it. */
async function expectLogInOrder({ ledger }: MemoryContext) {
  const shards = Array.from({ length: OUTBOX_SHARDS }, (_, shard) => ledger.outbox(shard, 0))
  const byCase = new Map<string, { facts: LogFacts; leaf: string }[]>()
  for (const { entry } of (await Promise.all(shards)).flat()) {
    const facts = JSON.parse(entry) as LogFacts
    const leaf = createHash('sha256').update(`\0${entry}`).digest('hex')
    byCase.set(facts.case, [...(byCase.get(facts.case) ?? []), { facts, leaf }])
  }
  for (const [no, entries] of byCase) {
    const { events, leaf } = await tellsOf(ledger, no)
    expect(entries.map(({ facts }) => [facts.seq, facts.event])).toEqual(
      events.filter((event) => isTold({ event })).map((event, seq) => [seq, logName(event)]),
    )
    expect(entries.map(({ facts }) => facts.prev)).toEqual([
      undefined,
      ...entries.slice(0, -1).map((entry) => entry.leaf),
    ])
    expect(entries.at(-1)?.leaf).toBe(leaf)
  }
}

/** What the log must tell under a number: the steps of its case, or that its tip was merged into another. */
async function tellsOf(ledger: MemoryContext['ledger'], no: string) {
  const opened = (await ledger.head(caseStream(no)))?.state as Case | undefined
  if (opened) return { events: opened.steps.map(({ event }) => event), leaf: opened.leaf }
  const tips = ledger.streams().filter(({ stream }) => stream.startsWith('tip#'))
  const tip = tips.map(({ state }) => state as Tip).find(({ caseNo }) => caseNo === no)
  return { events: tip?.status === 'assigned' ? ['received', 'merged'] : ['received'], leaf: tip?.leaf }
}

/** R8: what everybody sees equals what the ledger gives when all is published anew. */
async function expectViewsAsRebuilt(ctx: MemoryContext) {
  const views = memoryViews()
  for (const head of ctx.ledger.streams()) await publish({ ...ctx, views }, head)
  const shown = async (from: Views) => {
    const over = { ...ctx, views: from }
    const { schemes } = await loadEverything(ctx)
    const cells = new Set(schemes.flatMap(({ codes }) => [...codes()]))
    const lists = []
    for (const cell of cells) lists.push(await listCases(over, { cell, limit: 100 }))
    const numbers = new Set(lists.flatMap(({ cases }) => cases.map(({ no }) => no)))
    return { lists, pages: await Promise.all([...numbers].sort().map((no) => readCase(over, no))) }
  }
  const [now, rebuilt] = [await shown(ctx.views), await shown(views)]
  expect(now).toEqual(rebuilt)
  const released = statesOf<Case>(ctx, 'case').filter(({ releasedAt }) => releasedAt !== null)
  expect(now.pages.map(({ no }) => no).sort()).toEqual(released.map(({ no }) => no).sort())
}
