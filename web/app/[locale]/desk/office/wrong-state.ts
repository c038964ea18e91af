import { wrongsOf } from '../../../../server/wrong.ts'
import { type OfficeState, typedIn } from './office-state.ts'

/** What a deed that came to nothing leads to: why, and all that was typed. */
export const wrongState = (form: FormData, error: unknown): OfficeState => ({
  form: String(form.get('form') ?? ''),
  typed: typedIn(form),
  wrongs: wrongsOf(error),
})
