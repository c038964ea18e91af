import { readRecurrence } from '@wangge/core/case/read-recurrence'
import { categoryName } from '@wangge/core/tip'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { CaseNumbers } from '../../../../ui/case-numbers.tsx'
import { CellLink } from '../../../../ui/cell-link.tsx'
import { noonOf } from '../../../../ui/due.tsx'
import { HowWeCount } from '../../../../ui/how-we-count.tsx'
import { Table } from '../../../../ui/table.tsx'
import { shareFormat } from '../../coverage/share-format.ts'

/** Places shown on the page; the data file has all. */
const SHOWN = 10

/** How many of the problems settled in a cell and below it came back, and where. */
export const CameBack = async ({ cell }: { cell: string }) => {
  const [t, format, locale, told] = await Promise.all([
    getTranslations('recurrence'),
    getFormatter(),
    getLocale(),
    found(readRecurrence(ctx, cell)),
  ])
  if (!told) return null
  const { from, to, closed, back, places, withinDays, nearMetres } = told
  const day = (date: string) => format.dateTime(noonOf(date), { dateStyle: 'long' })
  const days = { from: day(from), to: day(to) }
  return (
    <section aria-labelledby="came-back">
      <h2 id="came-back">{t('title')}</h2>
      <p>
        {closed > 0
          ? t('answer', { ...days, closed, back, share: format.number(back / closed, shareFormat) })
          : t('answerNone', days)}
      </p>
      {places.length > 0 && (
        <Table
          caption={t('places')}
          columns={[
            { key: 'kind', name: t('column.kind') },
            { key: 'cell', name: t('column.cell') },
            { key: 'times', name: t('column.times'), numeric: true },
            { key: 'cases', name: t('column.cases') },
          ]}
          rows={places.slice(0, SHOWN).map(({ category, cell: place, times, cases }) => ({
            key: cases.join(' '),
            cells: {
              kind: categoryName(category, locale),
              cell: <CellLink cell={place} />,
              times: format.number(times),
              cases: <CaseNumbers nos={cases} page="/cases" />,
            },
          }))}
        />
      )}
      {places.length > SHOWN && <p>{t('more', { count: places.length - SHOWN })}</p>}
      <HowWeCount title={t('howTitle')}>
        <p>{t('how1', { days: withinDays, metres: nearMetres })}</p>
        <p>{t('how2')}</p>
        <p>{t('how3')}</p>
        <p>
          <a href={`/api/v1/recurrence?cell=${encodeURIComponent(cell)}`}>{t('json')}</a>
        </p>
      </HowWeCount>
    </section>
  )
}
