import { titleName } from '@wangge/core/officer'
import type { HeldCell } from '@wangge/core/scheme/read-cell'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CellLink } from './cell-link.tsx'
import { Person } from './person.tsx'
import { Phone } from './phone.tsx'
import { Table } from './table.tsx'

/** Cells in lines, each with who answers for it. `kind` adds a column that says what a cell is. */
export const HeldCells = ({
  cells,
  caption,
  kind,
  on,
}: {
  cells: readonly HeldCell[]
  caption: string
  kind?: (code: string) => ReactNode
  on?: string | undefined
}) => {
  const locale = useLocale()
  const t = useTranslations('cell')
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'cell', name: t('cell') },
        ...(kind ? [{ key: 'kind', name: t('kind') }] : []),
        { key: 'person', name: t('person') },
        { key: 'phone', name: t('phone') },
      ]}
      rows={cells.map((cell) => {
        const { code, responsible } = cell
        return {
          key: code,
          cells: {
            cell: <CellLink cell={cell} on={on} />,
            kind: kind?.(code),
            person: responsible ? (
              <span>
                {titleName(responsible.title, locale)} <Person name={responsible.name} />
              </span>
            ) : (
              t('nobody')
            ),
            phone: responsible ? <Phone line={responsible.phone} /> : '—',
          },
        }
      })}
    />
  )
}
