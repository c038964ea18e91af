import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'

/** Names and texts that exist in Chinese only: on pages in another language they say so, for whoever has them read aloud. */
export const InChinese = ({ children }: { children: ReactNode }) =>
  useLocale() === 'zh-CN' ? children : <span lang="zh-CN">{children}</span>
