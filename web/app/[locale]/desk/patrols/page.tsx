import { dayOf } from '@wangge/core/calendar'
import { isMonth, monthOf } from '@wangge/core/patrol'
import { readPlan } from '@wangge/core/patrol/read-plan'
import { readVisits, type Visits } from '@wangge/core/patrol/read-visits'
import type { StaffActor } from '@wangge/core/staff'
import { policy } from '@wangge/core/staff/authorize'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { deskActor } from '../../../../server/session.ts'
import { Columns } from '../../../../ui/columns.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { monthNames } from '../../patrols/months.ts'
import { SignedOut } from '../signed-out.tsx'
import { OnePatrol } from './one-patrol.tsx'
import { PlanPart } from './plan-part.tsx'
import { VisitChoice } from './visit-choice.tsx'
import { VisitTable } from './visit-table.tsx'

type Name = 'cell' | 'month' | 'visit' | 'done'
type Query = Readonly<Record<Name, string | string[] | undefined>>

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskPatrols'))('title'),
})

const readers = policy.find(({ action }) => action === 'patrol.read')?.allow ?? {}

/** What somebody still has to patrol this month, and what was patrolled in a cell. */
const DeskPatrols = async ({ searchParams }: { searchParams: Promise<Query> }) => {
  const actor = await deskActor()
  return actor ? <Patrols actor={actor} query={await searchParams} /> : <SignedOut />
}

const Patrols = async ({ actor, query }: { actor: StaffActor; query: Query }) => {
  const may = actor.grants.some(({ role }) => readers[role] !== undefined)
  if (!may) return <Missing />
  const [t, plan, nameOf] = await Promise.all([
    getTranslations('deskPatrols'),
    readPlan(ctx, actor),
    monthNames(),
  ])
  const one = (name: Name) => (typeof query[name] === 'string' ? query[name] : '')
  const thisMonth = monthOf(dayOf(ctx.now()))
  const month = isMonth(one('month')) ? one('month') : thisMonth
  const cell = one('cell') || plan.cells[0]?.cell.code || actor.grants[0]?.cell || ''
  const visits: Visits | undefined = await found(readVisits(ctx, actor, { cell, month }))
  if (!visits && one('cell')) return <Missing />
  const no = one('visit')
  return (
    <Columns>
      <h1>{t('title')}</h1>
      {no && <OnePatrol actor={actor} asked={{ cell, month, no }} done={one('done') !== ''} />}
      <PlanPart plan={plan} month={nameOf(plan.month)} />
      {visits && <VisitTable visits={visits} month={nameOf(visits.month)} />}
      <VisitChoice cell={cell} month={month} thisMonth={thisMonth} />
      {one('done') !== '' && <script src="/island/patrol.js" async />}
    </Columns>
  )
}

export default DeskPatrols
