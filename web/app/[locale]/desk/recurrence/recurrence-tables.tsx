import type { DeskRecurrence } from '@wangge/core/case/list-recurrence'
import { categoryName } from '@wangge/core/tip'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CaseNumbers } from '../../../../ui/case-numbers.tsx'
import { Day } from '../../../../ui/day.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Table } from '../../../../ui/table.tsx'
import { shareFormat } from '../../coverage/share-format.ts'

type Row = Pick<DeskRecurrence, 'closed' | 'back'> & { readonly key: string; readonly name: ReactNode }

/** How many of the settled problems came back, a line for each group; never the one number without the other. */
export const ShareTable = ({
  caption,
  column,
  rows,
}: {
  caption: string
  column: string
  rows: readonly Row[]
}) => {
  const t = useTranslations('deskRecurrence')
  const format = useFormatter()
  if (rows.length === 0) return null
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'name', name: column },
        { key: 'back', name: t('column.back'), numeric: true },
        { key: 'closed', name: t('column.closed'), numeric: true },
        { key: 'share', name: t('column.share'), numeric: true },
      ]}
      rows={rows.map(({ key, name, closed, back }) => ({
        key,
        cells: {
          name,
          back: format.number(back),
          closed: format.number(closed),
          share: format.number(back / closed, shareFormat),
        },
      }))}
    />
  )
}

/** The chains of cases, those that came back the most often first. */
export const PlaceTable = ({ places, cell, land }: Pick<DeskRecurrence, 'places' | 'cell' | 'land'>) => {
  const t = useTranslations('deskRecurrence')
  const locale = useLocale()
  if (places.length === 0) return null
  return (
    <Table
      caption={t('places')}
      columns={[
        { key: 'kind', name: t('column.kind') },
        { key: 'cell', name: t('column.cell') },
        { key: 'times', name: t('column.times'), numeric: true },
        { key: 'last', name: t('column.last') },
        { key: 'cases', name: t('column.cases') },
      ]}
      rows={places.map(({ category, cells, times, on, cases }) => ({
        key: cases.join(' '),
        cells: {
          kind: categoryName(category, locale),
          cell: <InChinese>{land.ref(cells.at(-1) ?? cell).name}</InChinese>,
          times: String(times),
          last: <Day day={on} />,
          cases: <CaseNumbers nos={cases} page="/desk/cases" />,
        },
      }))}
    />
  )
}
