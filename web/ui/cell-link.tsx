import { useLocale } from 'next-intl'
import { addressIn } from '../i18n/locales.ts'
import { InChinese } from './in-chinese.tsx'
import styles from './whole.module.css'

/** A cell by its name, leading to its page; `on` keeps the day that is asked about. */
export const CellLink = ({
  cell: { code, name },
  on,
}: {
  cell: { readonly code: string; readonly name: string }
  on?: string | undefined
}) => (
  <a className={styles.whole} href={addressIn(useLocale(), `/cells/${code}${on ? `?on=${on}` : ''}`)}>
    <InChinese>{name}</InChinese>
  </a>
)

/** Several cells in one line of text. */
export const CellLinks = ({
  cells,
  on,
}: {
  cells: readonly { readonly code: string; readonly name: string }[]
  on?: string | undefined
}) => {
  const comma = useLocale() === 'zh-CN' ? '、' : ', '
  return cells.map((cell, i) => (
    <span key={cell.code}>
      {i > 0 && comma}
      <CellLink cell={cell} on={on} />
    </span>
  ))
}
