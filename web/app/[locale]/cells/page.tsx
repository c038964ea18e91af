import { dayOf } from '@wangge/core/calendar'
import { Fault } from '@wangge/core/fault'
import { type LoadedScheme, loadEverything } from '@wangge/core/scheme/load'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { dayAsked } from '../../../server/day-asked.ts'
import { CellTree } from '../../../ui/cell-tree.tsx'
import { DayForm } from '../../../ui/day-form.tsx'
import { noonOf } from '../../../ui/due.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { SchemeTimeline } from './scheme-timeline.tsx'

/** Cells listed on this page at most; what lies deeper stands on the pages of the cells above. */
const LISTED = 400

type Props = { searchParams: Promise<{ on?: string | string[] }> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('cells'))('title'),
})

const Cells = async ({ searchParams }: Props) => {
  const locale = await getLocale()
  const t = await getTranslations('cells')
  const patrols = await getTranslations('patrols')
  const cellPage = await getTranslations('cell')
  const say = await getTranslations('fault')
  const format = await getFormatter()
  const { on, wrong } = read((await searchParams).on)
  const { schemes, current } = await loadEverything(ctx, on)
  const { scheme, root, cell } = current
  const first = schemes[0]?.scheme.validFrom ?? ''
  const date = (day: string) => format.dateTime(noonOf(day), { dateStyle: 'long' })
  const address = (page: string) => addressIn(locale, page)
  const keep = on && on !== dayOf(ctx.now()) ? `?on=${on}` : ''
  return (
    <>
      {wrong && (
        <ErrorSummary
          title={cellPage('day.wrong')}
          errors={[{ field: 'on', text: say('scheme.day_invalid'), code: 'scheme.day_invalid' }]}
        />
      )}
      <h1>{t('title')}</h1>
      <p>{t('lead', { name: scheme.name[locale], count: scheme.cells })}</p>
      {on && (
        <p>
          {on < first ? t('tooEarly', { date: date(first) }) : t('shown', { date: date(on) })}{' '}
          <a href={address('/cells')}>{t('today')}</a>
        </p>
      )}
      <ul>
        {(['find', 'map', 'coverage'] as const).map((page) => (
          <li key={page}>
            <a href={address(`/${page}`)}>{t(page)}</a>
          </li>
        ))}
        <li>
          <a href={address('/patrols')}>{patrols('title')}</a>
        </li>
      </ul>
      <h2>{t('tree')}</h2>
      <CellTree
        root={root}
        depth={depthOf(current)}
        cell={cell}
        address={(code) => address(`/cells/${code}${keep}`)}
      />
      <DayForm address={address('/cells')} day={on} error={wrong ? say('scheme.day_invalid') : undefined} />
      <h2>{t('schemes')}</h2>
      <SchemeTimeline schemes={schemes} />
    </>
  )
}

function read(typed: string | string[] | undefined) {
  try {
    return { on: dayAsked(typed), wrong: false }
  } catch (error) {
    if (error instanceof Fault) return { on: undefined, wrong: true }
    throw error
  }
}

/** How many levels below the root may be listed. */
function depthOf({ root, cell }: LoadedScheme): number {
  let depth = 0
  let listed = 1
  for (let level = [root]; ; depth++) {
    level = level.flatMap(({ children }) => children.flatMap((code) => cell(code) ?? []))
    listed += level.length
    if (level.length === 0 || listed > LISTED) return depth
  }
}

export default Cells
