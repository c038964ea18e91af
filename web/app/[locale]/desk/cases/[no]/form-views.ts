import { doors, measures } from '@wangge/core/case/named-codes'
import type { DeskCase } from '@wangge/core/case/read-desk-case'
import { getFormatter, getLocale, getMessages, getTranslations } from 'next-intl/server'
import { noonOf } from '../../../../../ui/due.tsx'
import { agreementsFor } from './agreements-for.ts'
import { clauseGroups } from './clause-groups.ts'
import { deedForms, type FieldSpec, type FormSpec, formSpec } from './deed-fields.ts'
import { unitName } from './unit-name.ts'

/** `unit`: whom the answer names, to be chosen with it. */
type Option = { readonly value: string; readonly label: string; readonly unit?: string }
export type OptionGroup = { readonly label: string; readonly options: readonly Option[] }
type Template = { readonly id: string; readonly title: string; readonly text: string }

/** A field in the words of the page. */
export type FieldView = Omit<FieldSpec, 'of' | 'known' | 'reached'> & {
  readonly label: string
  readonly hint?: string
  readonly options: readonly Option[]
  readonly groups: readonly OptionGroup[]
  /** Photos the case has already, to be chosen from. */
  readonly known: readonly string[]
}

/** A form in the words of the page. `blocked`: why another person must do it. */
export type FormView = Pick<FormSpec, 'minor' | 'confirm' | 'page'> & {
  readonly deed: string
  readonly title: string
  readonly intro: string
  readonly submit: string
  readonly fields: readonly FieldView[]
  readonly templates: readonly Template[]
  /** The text field a template fills. */
  readonly filled: string
  readonly blocked?: string
}

type Words = (key: string) => string

/** The forms of what a person may do on a case now, and the one by which to write to its reporters. */
export async function formViews(found: DeskCase): Promise<readonly FormView[]> {
  const allowed = new Map(found.next.map((each) => [each.deed as string, each]))
  const specs = deedForms.filter(({ deed }) => allowed.has(deed))
  const lists = await listsOf(found)
  const views = await Promise.all(specs.map((spec) => formView(spec, lists)))
  return views.filter(isAnswerable).map((view) => {
    const blocked = allowed.get(view.deed)?.blocked
    return blocked ? { ...view, blocked } : view
  })
}

/** A unit, or an agreement, is asked for only where there is one to name. */
const isAnswerable = ({ fields }: FormView) =>
  fields.every(
    ({ kind, groups, options, optional }) =>
      !['unit', 'units', 'select'].includes(kind) || groups.length > 0 || options.length > 0 || optional,
  )

/** A form in words, whether or not it may be used: also to show again what was typed into it. */
async function formView(spec: FormSpec, lists: Lists): Promise<FormView> {
  const [t, { deskTemplates }] = await Promise.all([getTranslations('deskCase'), getMessages()])
  const has = (key: string) => t.has(key as 'title')
  const say: Words = (key) => t(key as 'title')
  const { deed, fields, minor, confirm, page } = spec
  const samples: Readonly<Record<string, Readonly<Record<string, { title: string; text: string }>>>> =
    deskTemplates
  return {
    deed,
    title: say(`deed.${deed}.title`),
    intro: say(`deed.${deed}.intro`),
    submit: say(`deed.${deed}.do`),
    fields: fields.map((field) => {
      const { of: _of, known: _known, reached: _reached, ...rest } = field
      const key = `deed.${deed}.${field.name}`
      return {
        ...rest,
        label: has(key) ? say(key) : '',
        ...(has(`${key}Hint`) && { hint: say(`${key}Hint`) }),
        ...lists(field),
      }
    }),
    templates: Object.entries(samples[deed] ?? {}).map(([id, sample]) => ({ id, ...sample })),
    filled: fields.find(({ kind }) => kind === 'text')?.name ?? '',
    ...(minor && { minor }),
    ...(confirm && { confirm }),
    ...(page && { page }),
  }
}

export async function replyView(found: DeskCase) {
  const spec = formSpec('write')
  if (!spec) throw new Error('there is a form to write to a reporter')
  return formView(spec, await listsOf(found))
}

type Lists = Awaited<ReturnType<typeof listsOf>>

/** Lists of answers, by what a field asks of. */
async function listsOf(found: DeskCase | null) {
  const [t, messages, locale, format] = await Promise.all([
    getTranslations('deskCase'),
    getMessages(),
    getLocale(),
    getFormatter(),
  ])
  const { deskCase } = messages
  const say: Words = (key) => t(key as 'title')
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    visitSteps: deskCase.visitSteps,
    verdicts: deskCase.verdicts,
    urges: deskCase.urges,
    ...Object.fromEntries(Object.entries(deskCase.option).map(([name, codes]) => [`option.${name}`, codes])),
  }
  const inWords = (codes: typeof doors): Option[] =>
    codes.map(({ code, name }) => ({ value: code, label: name[locale] }))
  const clocks = (state: string): Option[] =>
    (found?.clocks ?? [])
      .filter((clock) => clock.state === state)
      .map(({ key, due }) => {
        const what = say(`clock.${key.replace('.', '_')}`)
        const date = 'date' in due ? format.dateTime(noonOf(due.date), { dateStyle: 'long' }) : null
        return { value: key, label: date ? t('clockDue', { what, date }) : what }
      })
  const optionsOf = (of: string): readonly Option[] => {
    if (of === 'doors') return inWords(doors)
    if (of === 'measures') return inWords(measures)
    if (of === 'clocks.running') return clocks('running')
    if (of === 'clocks.paused') return clocks('paused')
    if (of === 'questions') return questionsOf(found)
    if (of === 'agreements') return agreements
    if (of === 'clauses') return []
    return Object.entries(tables[of] ?? {}).map(([value, label]) => ({ value, label }))
  }
  const [agreements, clauses] = await Promise.all([agreementsFor(found), clauseGroups(found)])
  const groupsOf = (of: readonly string[], onlyReached: boolean): readonly OptionGroup[] =>
    of
      .map((group) => ({
        label: say(`unitGroups.${group}`),
        options: (found?.choices[group as keyof DeskCase['choices']] ?? [])
          .filter(({ reached }) => reached || !onlyReached)
          .map((each) => ({ value: each.unit, label: unitName(each, locale) })),
      }))
      .filter(({ options }) => options.length > 0)
  return ({ of, kind, known, reached }: FieldSpec): Pick<FieldView, 'options' | 'groups' | 'known'> => ({
    options: typeof of === 'string' ? optionsOf(of) : [],
    groups: of === 'clauses' ? clauses : Array.isArray(of) ? groupsOf(of, reached ?? false) : [],
    known: kind === 'photos' && known ? photosOf(found) : [],
  })
}

/** Open questions of deputies in their own words, where these may be read. */
const questionsOf = (found: DeskCase | null): Option[] =>
  (found?.questions ?? [])
    .filter(({ answer }) => answer === null)
    .map(({ no }) => {
      const asked = found?.history.find(({ words }) => words?.question === no)?.words?.text
      return { value: String(no), label: typeof asked === 'string' ? `${no}. ${asked}` : String(no) }
    })

/** Of the reporters, then of the visits. */
const photosOf = (found: DeskCase | null): readonly string[] => [
  ...(found?.reported?.tips ?? []).flatMap(({ evidence }) =>
    evidence.filter(({ kind }) => kind === 'photo').map(({ id }) => id),
  ),
  ...(found?.reported?.visits ?? []).flatMap(({ photos }) => photos),
]
