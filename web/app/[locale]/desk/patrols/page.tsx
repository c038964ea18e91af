import { dayOf } from '@wangge/core/calendar'
import { isMonth, monthOf } from '@wangge/core/patrol'
import { readPlan } from '@wangge/core/patrol/read-plan'
import { readVisits, type Visits } from '@wangge/core/patrol/read-visits'
import { loadScheme } from '@wangge/core/scheme/load'
import type { StaffActor } from '@wangge/core/staff'
import { policy } from '@wangge/core/staff/authorize'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { deskActor } from '../../../../server/session.ts'
import { Columns } from '../../../../ui/columns.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { monthNames } from '../../patrols/months.ts'
import { SignedOut } from '../signed-out.tsx'
import { OthersPart } from './others-part.tsx'
import { PlanPart } from './plan-part.tsx'
import { VisitChoice } from './visit-choice.tsx'
import { VisitTable } from './visit-table.tsx'

type Name = 'cell' | 'month'
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
  const [t, locale, plan, nameOf, { scheme }] = await Promise.all([
    getTranslations('deskPatrols'),
    getLocale(),
    readPlan(ctx, actor),
    monthNames(),
    loadScheme(ctx),
  ])
  const levelName = (code: string) => scheme.levels.find(({ kind }) => kind === code)?.name[locale] ?? code
  const one = (name: Name) => (typeof query[name] === 'string' ? query[name] : '')
  const thisMonth = monthOf(dayOf(ctx.now()))
  const month = isMonth(one('month')) ? one('month') : thisMonth
  const cell = one('cell') || plan.own[0]?.cell.code || actor.grants[0]?.cell || ''
  const visits: Visits | undefined = await found(readVisits(ctx, actor, { cell, month }))
  if (!visits && one('cell')) return <Missing />
  return (
    <Columns>
      <h1>{t('title')}</h1>
      <PlanPart plan={plan} month={nameOf(plan.month)} levelName={levelName} />
      <OthersPart plan={plan} levelName={levelName} />
      {visits && <VisitTable visits={visits} month={nameOf(visits.month)} />}
      <VisitChoice cell={cell} month={month} thisMonth={thisMonth} />
    </Columns>
  )
}

export default DeskPatrols
