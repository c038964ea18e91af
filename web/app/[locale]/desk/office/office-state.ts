import type { FaultCode } from '@wangge/core/fault'
import type { Wrong } from '../../../../server/wrong.ts'

/** Everything typed into a form, by field. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** What was asked last and did not come about; what comes about leads to a fresh page. */
export type OfficeState = {
  /** Which form of the page it was. */
  readonly form: string
  readonly typed: Typed
  readonly wrongs: readonly Wrong[]
}

export const nothingAsked: OfficeState = { form: '', typed: {}, wrongs: [] }

/** A deed of a page, by a plain post. */
export type OfficeAction = (state: OfficeState, form: FormData) => Promise<OfficeState>

export const typedIn = (form: FormData): Typed =>
  Object.fromEntries(
    [...new Set(form.keys())]
      .filter((name) => !name.startsWith('$'))
      .map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
  )

/** Whoever meets one of these goes on in another window and sends the form again. */
export const elsewhere: Readonly<Partial<Record<FaultCode, 'prove' | 'login'>>> = {
  'staff.prove': 'prove',
  'staff.signed_out': 'login',
}
