import table from './locales.json' with { type: 'json' }

export type Locale = keyof typeof table

export const locales = Object.keys(table) as Locale[]
export const defaultLocale: Locale = 'zh-CN'

export const isLocale = (value: string | undefined): value is Locale => value !== undefined && value in table

/** Writing direction of a locale, for `<html dir>`. */
export const directionOf = (locale: Locale): string => table[locale].dir

/** A language's name in that language. */
export const nameOf = (locale: Locale): string => table[locale].name

/** The address of a page in a language; `page` starts with `/` and carries no prefix: `('en', '/cases')` → `/en/cases`. */
export const addressIn = (locale: Locale, page: string): string =>
  `${table[locale].prefix}${page === '/' && table[locale].prefix ? '' : page}`

/**
 * Splits a path as asked for into its language and the page without prefix: `/en/cases` → `en`, `/cases`.
 * The page always starts with exactly one `/`, so it can never name another host.
 */
export const splitAddress = (path: string): { locale: Locale; page: string } => {
  const whole = `/${path.replace(/^\/+/, '')}`
  const locale = locales.find(
    (each) =>
      table[each].prefix &&
      (whole === table[each].prefix ||
        (/^[/?]/.test(whole.slice(table[each].prefix.length)) && whole.startsWith(table[each].prefix))),
  )
  if (!locale) return { locale: defaultLocale, page: whole }
  return { locale, page: `/${whole.slice(table[locale].prefix.length).replace(/^\/+/, '')}` }
}
