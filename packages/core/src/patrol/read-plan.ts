import type { CellRef } from '@wangge/grid'
import { dayOf, daysBetween } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { readDeeds, seatsUnder } from '../officer/read.ts'
import { loadScheme } from '../scheme/load.ts'
import type { StaffActor } from '../staff/staff.ts'
import { type Duty, dutiesOf, lastDayOf, patrolRules, rulesOf } from './compliance.ts'
import { monthOf, type PatrolRole, type Patrols, patrolStream } from './patrol.ts'
import { patrolView } from './view.ts'

/** What somebody still has to patrol this month, cell by cell. */
export type Plan = {
  readonly month: string
  /** Of the month, today among them. */
  readonly daysLeft: number
  readonly cells: readonly {
    readonly cell: CellRef
    readonly role: PatrolRole
    /** Of the person's role there; none where no rule asks for any. */
    readonly duties: readonly Duty[]
    readonly visits: number
  }[]
}

/** The plan of the cells whose head or worker somebody is, from the ledger itself. */
export async function readPlan(
  ctx: Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction' | 'now'>,
  { grants }: Pick<StaffActor, 'grants'>,
): Promise<Plan> {
  const [today, loaded, deeds] = [dayOf(ctx.now()), await loadScheme(ctx), await readDeeds(ctx)]
  const month = monthOf(today)
  const own = grants.flatMap(({ role, cell }) =>
    (role === 'head' || role === 'worker') && loaded.cell(cell) ? [{ role, cell }] : [],
  )
  const cells = await Promise.all(
    own.map(async ({ role, cell }) => {
      const head = await ctx.ledger.head(patrolStream(cell, month))
      const state = head?.state as Patrols | undefined
      const visits = state ? patrolView(state, 0).body.visits : []
      const rules = rulesOf(patrolRules, ctx.jurisdiction, month, loaded.cell(cell)?.level ?? '')
      const duties = dutiesOf(rules, seatsUnder(loaded, cell, deeds), visits)
      return {
        cell: loaded.ref(cell),
        role,
        duties: duties.filter((duty) => duty.role === role),
        visits: visits.length,
      }
    }),
  )
  const left = daysBetween('calendar-day', today, lastDayOf(month))
  return { month, daysLeft: ('days' in left ? left.days : 0) + 1, cells }
}
