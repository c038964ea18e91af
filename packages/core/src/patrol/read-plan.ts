import type { CellRef } from '@wangge/grid'
import { type Day, dayOf, daysBetween } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { readDeeds, seatsUnder } from '../officer/read.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import type { StaffActor } from '../staff/staff.ts'
import {
  type Duty,
  dutiesOf,
  lastDayOf,
  type PatrolRule,
  patrolRules,
  rulesOf,
  type Standing,
  standingOf,
} from './compliance.ts'
import { monthOf, type Patrols, patrolStream } from './patrol.ts'
import { type PatrolView, patrolKey, patrolView } from './view.ts'
import { lastDayToRecord } from './visit-rules.ts'

/** One duty of a role in a cell, and how it stands. */
export type PlanLine = Standing & { readonly cell: CellRef; readonly duty: Duty }

/** A cell whose head or worker somebody is. */
export type OwnCell = {
  readonly cell: CellRef
  readonly role: PatrolRule['role']
  /** None where no rule asks for any. */
  readonly lines: readonly PlanLine[]
  /** Of this month, as that role. */
  readonly visits: number
  /** How many of them looked at a kind of subject, by category. */
  readonly seen: Readonly<Record<string, number>>
  /** What last month still owes, while it may be recorded; null when that time is over. */
  readonly before: { readonly missing: number; readonly until: Day } | null
}

/** What has to be patrolled this month: by oneself, and by those one answers for. */
export type Plan = {
  readonly month: string
  /** Of the month, today among them. */
  readonly daysLeft: number
  readonly own: readonly OwnCell[]
  /** Of the other roles in one's cells, and of the cells one level below; not for workers. */
  readonly others: readonly PlanLine[]
}

type Reads = Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction' | 'now'>
type Visits = PatrolView['visits']
type Asked = { readonly cell: string; readonly month: string; readonly day: Day }

const above: readonly string[] = ['head', 'command', 'auditor']

/** The own cells from the ledger itself, so that what was recorded just now is told; the others from the public views. */
export async function readPlan(
  ctx: Reads,
  { grants }: Pick<StaffActor, 'grants'>,
  rules: readonly PatrolRule[] = patrolRules,
): Promise<Plan> {
  const today = dayOf(ctx.now())
  const month = monthOf(today)
  const [loaded, deeds] = await Promise.all([loadScheme(ctx), readDeeds(ctx)])
  const held = grants.filter(({ cell }) => loaded.cell(cell))
  const mine = held.flatMap(({ role, cell }) =>
    role === 'head' || role === 'worker' ? [{ role, cell }] : [],
  )
  const linesIn = (scheme: LoadedScheme, { cell, month: of, day }: Asked, visits: Visits) => {
    const seats = seatsUnder(scheme, cell, deeds)
    const asked = rulesOf(rules, ctx.jurisdiction, of, scheme.cell(cell)?.level ?? '')
    return asked.flatMap((rule): PlanLine[] => {
      const [duty] = dutiesOf([rule], seats, visits)
      return duty ? [{ cell: scheme.ref(cell), duty, ...standingOf(rule, seats, visits, day) }] : []
    })
  }
  const own = await Promise.all(
    mine.map(async ({ role, cell }): Promise<OwnCell> => {
      const [visits, before] = await Promise.all([visitsOf(ctx, cell, month), lastMonth(cell, role)])
      const inRole = visits.filter((visit) => visit.role === role)
      const kinds = inRole.flatMap(({ categories = [] }) => categories)
      return {
        cell: loaded.ref(cell),
        role,
        lines: linesIn(loaded, { cell, month, day: today }, visits).filter(({ duty }) => duty.role === role),
        visits: inRole.length,
        seen: Object.fromEntries(
          [...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]),
        ),
        before,
      }
    }),
  )
  const seniors = [...new Set(held.flatMap(({ role, cell }) => (above.includes(role) ? [cell] : [])))]
  const below = [...new Set(seniors.flatMap((cell) => [cell, ...(loaded.cell(cell)?.children ?? [])]))]
  const views = await ctx.views.get(below.map((cell) => patrolKey(cell, month)))
  const isMine = ({ cell, duty }: PlanLine) =>
    mine.some((each) => each.cell === cell.code && each.role === duty.role)
  const others = below.flatMap((cell, i) =>
    linesIn(loaded, { cell, month, day: today }, (views[i]?.body as PatrolView | undefined)?.visits ?? []),
  )
  const left = daysBetween('calendar-day', today, lastDayOf(month))
  return {
    month,
    daysLeft: ('days' in left ? left.days : 0) + 1,
    own,
    others: others.filter((line) => line.duty.due > 0 && !isMine(line)),
  }

  async function lastMonth(cell: string, role: PatrolRule['role']): Promise<OwnCell['before']> {
    const of = monthOf(new Date(Date.parse(`${month}-01`) - 1).toISOString())
    const day = lastDayOf(of)
    const until = lastDayToRecord(ctx.jurisdiction, day)
    if (until < today) return null
    const [scheme, visits] = await Promise.all([
      loadScheme(ctx, day).catch(() => null),
      visitsOf(ctx, cell, of),
    ])
    if (!scheme?.cell(cell)) return null
    const lines = linesIn(scheme, { cell, month: of, day }, visits).filter(({ duty }) => duty.role === role)
    return { missing: lines.reduce((sum, { duty }) => sum + duty.due - duty.counted, 0), until }
  }
}

async function visitsOf({ ledger }: Pick<Context, 'ledger'>, cell: string, month: string): Promise<Visits> {
  const head = await ledger.head(patrolStream(cell, month))
  return head ? patrolView(head.state as Patrols, 0).body.visits : []
}
