import type { Locale } from 'next-intl'

/** What stands between a name and what is said of it. */
export const colonIn = (locale: Locale): string => (locale === 'zh-CN' ? '：' : ': ')
