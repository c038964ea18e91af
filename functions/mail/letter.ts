import { departmentName } from '@wangge/core/department'
import { type Locale, locales } from '@wangge/core/locale'
import type { Notice, NoticeKind } from '@wangge/core/notice'
import { cellOfUnit, departmentOfUnit } from '@wangge/core/staff'
import en from '../templates/en.json' with { type: 'json' }
import zh from '../templates/zh-CN.json' with { type: 'json' }

/** Everything a mail may say, with the places of what a notice holds: `{case}`, `{unit}`, `{due}`. */
export type Templates = {
  readonly digest: string
  readonly intro: string
  readonly line: string
  readonly due: string
  readonly foot: string
  readonly kinds: Readonly<Record<NoticeKind, { readonly subject: string; readonly sentence: string }>>
}

export const templates: Readonly<Record<Locale, Templates>> = { 'zh-CN': zh, en }

export const localeOf = (name: string | undefined): Locale =>
  locales.find((locale) => locale === name) ?? locales[0]

/** How the site's addresses begin in a language (`web/i18n/locales.json`). */
const prefixes: Readonly<Record<Locale, string>> = { 'zh-CN': '', en: '/en' }

export type Letter = { readonly subject: string; readonly text: string }

/** One mail in plain text for all that somebody is told, what is due first on top. `origin`: the site's address. */
export function letterOf(items: readonly Notice[], locale: Locale, origin: string | undefined): Letter {
  const { digest, intro, foot, kinds } = templates[locale]
  const sorted = items.toSorted((one, other) => compare(one.due ?? '9', other.due ?? '9'))
  const [first, ...more] = sorted
  if (!first) throw new Error('a letter tells of something')
  const subject =
    more.length === 0
      ? fill(kinds[first.kind].subject, valuesOf(first, locale))
      : fill(digest, { count: String(items.length) })
  const lines = sorted.flatMap((item) => [lineOf(item, locale), ...linkOf(item, locale, origin), ''])
  return { subject, text: [intro, '', ...lines, foot, ''].join('\n') }
}

function lineOf(notice: Notice, locale: Locale): string {
  const { line, due, kinds } = templates[locale]
  const values = valuesOf(notice, locale)
  return fill(line, {
    ...values,
    what: fill(kinds[notice.kind].sentence, values),
    due: notice.due === null ? '' : fill(due, values),
  })
}

const linkOf = ({ case: no }: Notice, locale: Locale, origin: string | undefined): readonly string[] =>
  origin ? [`${origin}${prefixes[locale]}/desk/cases/${no}`] : []

function valuesOf({ case: no, unit, due }: Notice, locale: Locale) {
  const department = departmentOfUnit(unit)
  const cell = cellOfUnit(unit)
  return {
    case: no,
    unit: department === undefined ? cell : `${cell} ${departmentName(department, locale)}`,
    due: due ?? '',
  }
}

/** Puts values into their places. A place without a value is a mistake in a template. */
const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for ${name}`)
    return value
  })

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
