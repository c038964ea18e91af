import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Table } from '../../../ui/table.tsx'

/** Rows of a list shown; the rest is in the JSON. */
export const MOST = 20

type Key = 'cell' | 'chain' | 'defect' | 'level' | 'missing' | 'place' | 'post' | 'size' | 'until'

/** The first of many rows, with how many there are and where all of them stand; `none` says that there are none. */
export const CappedTable = ({
  caption,
  none,
  json,
  columns,
  rows,
}: {
  caption: string
  none: string
  json: string
  columns: readonly Key[]
  rows: readonly { key: string; cells: Partial<Record<Key, ReactNode>> }[]
}) => {
  const t = useTranslations('coverage')
  if (rows.length === 0) return <p>{none}</p>
  return (
    <>
      <Table
        caption={t('counted', { caption, count: rows.length })}
        columns={columns.map((key) => ({ key, name: t(`column.${key}`) }))}
        rows={rows.slice(0, MOST)}
      />
      {rows.length > MOST && (
        <p>
          {t.rich('capped', { most: MOST, count: rows.length, json: (text) => <a href={json}>{text}</a> })}
        </p>
      )}
    </>
  )
}
