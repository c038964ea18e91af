import type { ReactNode } from 'react'
import styles from './table.module.css'

export type Column = {
  key: string
  name: string
  numeric?: boolean
  /** Where the heading's link leads: the same page, sorted by this column. */
  sortAddress?: string
  sorted?: 'ascending' | 'descending'
}

/** A table that is sorted by links and turns into cards under 480 px. The first cell of a row names the row. */
export const Table = ({
  caption,
  isHeaded = false,
  columns,
  rows,
}: {
  caption: ReactNode
  /** A heading above says the same: the caption is for those who hear the page. */
  isHeaded?: boolean
  columns: Column[]
  rows: { key: string; cells: Record<string, ReactNode> }[]
}) => (
  <table className={styles.table}>
    <caption className={isHeaded ? styles.heard : styles.caption}>{caption}</caption>
    <thead>
      <tr>
        {columns.map(({ key, name, numeric, sortAddress, sorted }) => (
          <th key={key} scope="col" className={numeric ? styles.numeric : undefined} aria-sort={sorted}>
            {sortAddress ? <a href={sortAddress}>{name}</a> : name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key: row, cells }) => (
        <tr key={row}>
          {columns.map(({ key, name, numeric }, index) => {
            const Cell = index === 0 ? 'th' : 'td'
            return (
              <Cell
                key={key}
                scope={index === 0 ? 'row' : undefined}
                className={numeric ? styles.numeric : undefined}
                data-column={name}
              >
                {cells[key]}
              </Cell>
            )
          })}
        </tr>
      ))}
    </tbody>
  </table>
)
