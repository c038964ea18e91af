import { origins, urgeKinds, verdicts, visitSteps } from '@wangge/core/case'
import { rightOf } from '@wangge/core/case/next-deeds'
import { refusalReasons } from '@wangge/core/case/not-accept'
import { referrals } from '@wangge/core/case/refer'
import { deeds, stages } from '@wangge/core/case/stage'
import { channels, extents, wishes } from '@wangge/core/tip'
import { expect, test } from 'vitest'
import deadlines from '../../packages/core/src/calendar/deadlines.json' with { type: 'json' }
import { deedForms } from '../app/[locale]/desk/cases/[no]/deed-fields.ts'
import { locales } from '../i18n/locales.ts'

type Words = { readonly [key: string]: string | Words }

const read = async (locale: string): Promise<Words> => (await import(`./${locale}/desk-case.json`)).default

/** Keys below a path that have no sentence. */
const missing = (words: Words, path: string, keys: readonly string[]): readonly string[] => {
  const below = path.split('.').reduce<string | Words | undefined>((at, part) => (at as Words)?.[part], words)
  return keys.filter((key) => (below as Words)?.[key] === undefined).map((key) => `${path}.${key}`)
}

test.each(locales)(
  '%s has a sentence for every stage, deed, clock and code a case can show',
  async (locale) => {
    const words = await read(locale)
    const personal = deeds.filter((deed) => rightOf(deed) !== undefined)
    expect([
      ...missing(words, 'stage', stages),
      ...missing(words, 'event', ['opened', 'released', 'followed', ...deeds]),
      ...missing(words, 'deed', personal),
      ...missing(words, 'clock', [...new Set(deadlines.map(({ key }) => key.replace('.', '_')))]),
      ...missing(words, 'origins', origins),
      ...missing(words, 'verdicts', verdicts),
      ...missing(words, 'urges', urgeKinds),
      ...missing(words, 'visitSteps', visitSteps),
      ...missing(words, 'option.not-accept_reason', refusalReasons),
      ...missing(words, 'option.refer_to', referrals),
      ...missing(words, 'channels', channels),
      ...missing(words, 'extents', extents),
      ...missing(words, 'wishes', wishes),
    ]).toEqual([])
  },
)

test.each(locales)('%s names every field of every form', async (locale) => {
  const words = await read(locale)
  const named = deedForms.flatMap(({ deed, fields }) =>
    missing(words, `deed.${deed}`, [
      'title',
      'intro',
      'do',
      ...fields.filter(({ kind }) => kind !== 'place').map(({ name }) => name),
    ]),
  )
  expect(named).toEqual([])
})

test.each(locales)('%s has samples only for texts of forms that stand', async (locale) => {
  const samples: Words = (await import(`./${locale}/desk-templates.json`)).default
  const withText = [
    'write',
    ...deedForms.filter(({ fields }) => fields.some(({ kind }) => kind === 'text')).map(({ deed }) => deed),
  ]
  expect(Object.keys(samples).filter((deed) => !withText.includes(deed as 'write'))).toEqual([])
})
