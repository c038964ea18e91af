import type { Append } from '@wangge/ledger'
import { dayOf, deadline } from '../calendar/calendar.ts'
import { unitOver } from '../case/barred.ts'
import { type Back, cameBack } from '../case/came-back.ts'
import { type Case, caseStream } from '../case/case.ts'
import { landOf } from '../case/land.ts'
import { logEntry } from '../case/log-entry.ts'
import { openCase } from '../case/open.ts'
import { type Reports, readReports, reportsOf, sealReports, withReport } from '../case/reports.ts'
import { roughly, siteIn, spotOf } from '../case/same-problem.ts'
import { shownAtLeast } from '../case/shown.ts'
import { isOpen } from '../case/stage.ts'
import { waitsFor } from '../case/waits.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { headPost } from '../officer/officer.ts'
import { type LoadedScheme, loadEverything, loadReverted, loadScheme } from '../scheme/load.ts'
import { place } from '../scheme/locate.ts'
import { unseal } from '../seal.ts'
import { DISCIPLINE, departmentUnit, type Unit } from '../staff/staff.ts'
import { isAlike, type Known, printOf } from './alike.ts'
import { masterOf } from './may-do.ts'
import { type Assignment, evolveTip, joinedWait, type Match, type Tip, type TipSecret } from './tip.ts'

const assignment = command<Tip, Assignment, null>({
  by: ['system'],
  from: ['received'],
  evolve: evolveTip,
  decide: (_, data) => [{ type: 'tip.assigned', data }],
})

export const assigner: Actor = { role: 'system', name: 'system:assign' }

/** How often a deed is decided again because another tip of its cell was first. */
const TRIES = 20

type Assigns = Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>

/**
 * Gives a waiting tip to the cell of its place and opens its case, or joins it to the case it tells of, in one
 * transaction: all or nothing. May run any number of times, also at once: the ledger lets one through, the others find
 * the tip assigned; and of copies one opens the case, since all that open one in a cell change its register.
 */
export async function assignTip(ctx: Assigns, stream: string): Promise<'assigned' | 'already'> {
  for (let tries = 0; tries < TRIES; tries++) {
    const done = await attempt(ctx, stream)
    if (done !== 'overtaken') return done
  }
  throw new Error(`${stream} was overtaken at every try`)
}

async function attempt(ctx: Assigns, stream: string): Promise<'assigned' | 'already' | 'overtaken'> {
  const [head, box] = await Promise.all([ctx.ledger.head(stream), ctx.ledger.sealed(stream)])
  const tip = head?.state as Tip | undefined
  if (!head || tip?.status !== 'received') return 'already'
  if (!box) throw new Error(`${stream} has no sealed payload`)
  const secret = unseal(ctx.keys, stream, box) as TipSecret
  const loaded = await schemeOf(ctx, tip, secret)
  const { cells, match } = place(loaded, secret)
  const codes = cells.map(({ code }) => code)
  const cell = codes.at(-1)
  if (cell === undefined) throw fault('cell.unknown')

  const site = siteIn(loaded.scheme.levels, cells)
  const placed = { loaded, codes, cell, site, match }
  const report = reportOf(tip, secret)
  const [told, register] = await Promise.all([openCaseOf(ctx, tip.joins), readReports(ctx, cell)])
  const other =
    told && told.releasedAt !== null && mayTake(told, tip)
      ? { no: told.no, way: 'told' as const }
      : await alike(ctx, register.reports, report, tip)
  const from = { stream, seq: head.seq, tip }
  const append = other
    ? joining(ctx, from, placed, other)
    : opening(ctx, from, placed, {
        ...register,
        report: { ...report, case: tip.caseNo },
        back: await cameBack(ctx, loaded, register.reports, {
          cell,
          category: tip.category,
          ...spotOf(site, secret.point),
        }),
      })
  const result = await ctx.ledger.append(append)
  if (result === 'stored') return 'assigned'
  if (result.refused === 'register') return 'overtaken'
  if (result.refused === 'stream' && result.stream === stream) return 'already'
  throw new Error(`${stream} cannot open its case: the number is taken`)
}

/** What its copies are known by. */
const reportOf = ({ category, receivedAt }: Tip, { description, point }: TipSecret): Omit<Known, 'case'> => {
  return {
    category,
    at: `${receivedAt.slice(0, 16)}Z`,
    ...(point && { point: roughly(point) }),
    print: printOf(description),
  }
}

/** Strongly consistent: a case closed meanwhile takes nobody in, of one merged into another that other does. */
async function openCaseOf(ctx: Pick<Context, 'ledger'>, no: string | null): Promise<Case | undefined> {
  const state = no === null ? undefined : await masterOf(ctx, no)
  return state && isOpen(state) ? state : undefined
}

/** What complains of somebody comes to no case they may handle. */
const mayTake = (found: Case, { against }: Tip) => against === null || found.against === against

/** The newest open case of the cell that was opened by such a report. */
async function alike(ctx: Assigns, { recent }: Reports, report: Omit<Known, 'case'>, tip: Tip) {
  const known = recent.filter((each) => isAlike(each, report))
  const cases = await Promise.all(known.map((each) => openCaseOf(ctx, each.case)))
  const found = cases.find((each) => each !== undefined && mayTake(each, tip))
  return found && { no: found.no, way: 'alike' as const }
}

type From = { readonly stream: string; readonly seq: number; readonly tip: Tip }

type Placed = {
  readonly loaded: LoadedScheme
  readonly codes: readonly string[]
  readonly cell: string
  /** The source it is of, where the place told is that. */
  readonly site: string | null
  readonly match: Match
}

/** Its number never opens a case: the public log says into which one it went. */
function joining(
  ctx: Assigns,
  { stream, seq, tip }: From,
  { loaded, cell, match }: Placed,
  { no, way }: { readonly no: string; readonly way: 'told' | 'alike' },
): Append {
  const now = ctx.now()
  const { leaf, outbox } = logEntry(
    { case: tip.caseNo, seq: 1, event: 'merged', at: dayOf(now), ref: no, prev: tip.leaf },
    stream,
    now.getTime(),
    tip.outboxAt,
    ctx.random(16),
  )
  const data = { scheme: loaded.scheme.id, cell, match, case: no, way, leaf, outboxAt: outbox.at }
  return {
    at: now.toISOString(),
    by: assigner.name,
    streams: [{ stream, after: seq, ...assignment(assigner, tip, data, null), waiting: joinedWait(no) }],
    outbox: [outbox],
  }
}

/** What is known of the cell's reports; `back`: the settled case whose problem this is again. */
type Beside = {
  readonly version: number
  readonly reports: Reports
  readonly report: Known
  readonly back: Back
}

function opening(
  ctx: Assigns,
  { stream, seq, tip }: From,
  { loaded, codes, cell, site, match }: Placed,
  { version, reports, report, back }: Beside,
): Append {
  const now = ctx.now()
  const scheme = loaded.scheme.id
  const { no: tipNo, caseNo: no, category, receivedAt, against } = tip
  const due = deadline('tip.accept', ctx.jurisdiction, new Date(receivedAt))
  const unit = shownAtLeast(loaded, codes, ctx.jurisdiction, now).at(-1) ?? cell
  const { leaf, outbox } = logEntry(
    {
      case: no,
      seq: 1,
      event: 'assigned',
      at: dayOf(now),
      unit,
      prev: tip.leaf,
      ...(due && 'date' in due && { due: due.date }),
    },
    caseStream(no),
    now.getTime(),
    tip.outboxAt,
    ctx.random(16),
  )
  const assigned = assignment(assigner, tip, { scheme, cell, match, case: no, way: 'opened' }, null)
  const { jurisdiction } = ctx
  const post = headPost(cell)
  const opened = openCase(
    assigner,
    undefined,
    {
      no,
      tip: tipNo,
      origin: 'tip',
      category,
      receivedAt,
      jurisdiction,
      scheme,
      cells: codes,
      post,
      unit: against === null ? cell : overseer(loaded, against),
      against,
      site,
      ...back,
      partOf: null,
      match,
    },
    { now, leaf, outboxAt: outbox.at },
  )
  const box = sealReports(ctx, cell, withReport(reports, report, dayOf(now)))
  return {
    at: now.toISOString(),
    by: assigner.name,
    streams: [
      { stream, after: seq, ...assigned },
      { stream: caseStream(no), after: 0, ...opened, ...waitsFor(opened.state) },
    ],
    outbox: [outbox],
    registers: [{ key: reportsOf(cell), after: version, box }],
  }
}

/** Should no scheme know the cell any more, the organ that stands outside the line of command. */
const overseer = (loaded: LoadedScheme, against: string): Unit =>
  loaded.cell(against) ? unitOver(against, landOf(loaded)) : departmentUnit(loaded.root.code, DISCIPLINE)

/**
 * A point belongs to the scheme in force when what the tip tells happened. A cell, of the place or of those complained of,
 * was picked from the lists of the day of receipt: it belongs to the scheme then in force, or, should the time line have changed since, to the newest that has it.
 * `case/follow` then takes the case to the scheme of today.
 */
async function schemeOf(
  ctx: Assigns,
  { receivedAt, against }: Tip,
  { occurredAt, cell: place }: TipSecret,
): Promise<LoadedScheme> {
  const received = new Date(receivedAt)
  const picked = [place, against].filter((cell) => cell != null)
  if (picked.length === 0) {
    // The device's clock may run ahead, perhaps into the next day.
    const occurred = new Date(occurredAt ?? receivedAt)
    return loadScheme(ctx, dayOf(occurred < received ? occurred : received))
  }
  const { schemes, current } = await loadEverything(ctx, dayOf(received))
  const has = (loaded: LoadedScheme) => picked.every((cell) => loaded.cell(cell) !== undefined)
  if (has(current)) return current
  return schemes.findLast(has) ?? (await loadReverted(ctx)).findLast(has) ?? current
}
