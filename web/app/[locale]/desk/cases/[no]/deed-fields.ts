import type { DeedName } from '@wangge/core/case/stage'
import list from './deed-fields.json' with { type: 'json' }

/** What a form asks: `of` names the list its answers come from, `empty` that no answer is an answer. */
export type FieldSpec = {
  readonly name: string
  readonly kind:
    | 'text'
    | 'line'
    | 'number'
    | 'day'
    | 'cards'
    | 'select'
    | 'ticks'
    | 'unit'
    | 'units'
    | 'photos'
    | 'place'
  readonly of?: string | readonly string[]
  readonly optional?: boolean
  readonly empty?: boolean
  /** Only units that the person may give orders to. */
  readonly reached?: boolean
  /** Photos the case has already may be chosen too. */
  readonly known?: boolean
  /** The answer is a number. */
  readonly number?: boolean
}

/** What is filled in on this page: a deed on the case, or words to a reporter in the thread of a tip. */
type FormName = DeedName | 'write'

/** A form of the page; `page`: the deed is done on a page of its own. */
export type FormSpec = {
  readonly deed: FormName
  readonly fields: readonly FieldSpec[]
  /** What is seldom done comes after the rest. */
  readonly minor?: boolean
  /** What is not easily undone is confirmed in words. */
  readonly confirm?: boolean
  readonly page?: string
}

const write: FormSpec = { deed: 'write', fields: [{ name: 'text', kind: 'text' }] }

/** In the order in which they are offered. */
export const deedForms = list as readonly FormSpec[]

const byName = new Map([...deedForms, write].map((form) => [form.deed, form]))

export const formSpec = (name: string): FormSpec | undefined => byName.get(name as FormName)
