import { Fault } from '@wangge/core/fault'
import { loadEverything, loadTimeline } from '@wangge/core/scheme/load'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ctx } from '../../../server/context.ts'
import { askedCoverage } from '../../../server/coverage.ts'
import { dayAsked } from '../../../server/day-asked.ts'
import { found } from '../../../server/found.ts'
import { inTerm, termsOf } from '../../../server/time-line.ts'
import { noonOf } from '../../../ui/due.tsx'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { Missing } from '../../../ui/missing.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { CoverageAnswer } from './coverage-answer.tsx'
import { CoverageForm } from './coverage-form.tsx'
import { Defects } from './defects.tsx'
import { Figures } from './figures.tsx'
import { Fixes } from './fixes.tsx'
import { Levels } from './levels.tsx'
import { Points } from './points.tsx'
import { Posts } from './posts.tsx'
import { SurveyedFiles } from './surveyed-files.tsx'

type Query = Record<string, string | string[] | undefined>

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('coverage'))('title'),
})

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : undefined)

/** The day asked for, or what is wrong with it. */
function readDay(on: string | string[] | undefined) {
  try {
    return { day: dayAsked(on) }
  } catch (error) {
    if (error instanceof Fault) return { wrong: error.issues[0].code }
    throw error
  }
}

const Coverage = async ({ searchParams }: { searchParams: Promise<Query> }) => {
  const { scheme: id, on, cell } = await searchParams
  const locale = await getLocale()
  const t = await getTranslations('coverage')
  const { day, wrong } = readDay(on)
  const asked = await found(askedCoverage(one(id), day, one(cell)))
  if (!asked) return <Missing />
  const { term, report } = asked
  const fault = await getTranslations('fault')
  const form = (
    <CoverageForm
      terms={termsOf(await loadTimeline(ctx))}
      scheme={one(id)}
      day={one(on)}
      cell={one(cell)}
      error={wrong && fault(wrong)}
    />
  )
  if (wrong) {
    return (
      <>
        <h1>{t('title')}</h1>
        {form}
      </>
    )
  }
  const { schemes, current } = await loadEverything(ctx, report.day)
  const loaded = schemes.find(({ scheme }) => scheme.id === report.scheme) ?? current
  const format = await getFormatter()
  const date = (each: string) => format.dateTime(noonOf(each), { dateStyle: 'long' })
  const json = `/api/v1/schemes/${encodeURIComponent(report.scheme)}/coverage?on=${report.day}${one(cell) ? `&cell=${encodeURIComponent(report.cell.code)}` : ''}`
  const all = { report, loaded, json }
  return (
    <>
      <h1>{t('title')}</h1>
      <CoverageAnswer report={report} whole={one(cell) ? report.cell.name : term.scheme.name[locale]} />
      {form}
      {!inTerm(term, report.day) && (
        <Notice kind="held" title={t('notInForce')}>
          {term.until === null
            ? t('termOpen', { from: date(term.scheme.validFrom) })
            : t('term', { from: date(term.scheme.validFrom), until: date(term.until) })}
        </Notice>
      )}
      <Figures report={report} scheme={term.scheme} />
      <Defects {...all} />
      <Levels {...all} />
      <Posts {...all} />
      <Fixes {...all} />
      <Points {...all} />
      <HowWeCount title={t('howTitle')}>
        <p>{t('how')}</p>
        <SurveyedFiles scheme={term.scheme} day={date(report.day)} />
        <p>
          <a href={json}>{t('json')}</a>
        </p>
      </HowWeCount>
    </>
  )
}

export default Coverage
