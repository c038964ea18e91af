import type { Day } from '@wangge/core/calendar'
import type { CellRef } from '@wangge/grid'
import { useLocale } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'

/** A cell's name, leading to its page as of the report's day. */
export const CellLink = ({ cell: { code, name }, day }: { cell: CellRef; day: Day }) => (
  <a href={addressIn(useLocale(), `/cells/${code}?on=${day}`)} lang="zh-CN">
    {name}
  </a>
)
