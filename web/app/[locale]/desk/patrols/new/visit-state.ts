import type { Wrong } from '../../../../../server/wrong.ts'

/** Findings one form takes. */
export const ROWS = 5

const rowFields = ['category', 'result', 'text', 'photos', 'lng', 'lat', 'accuracy', 'at'] as const
const fields = [
  'key',
  'cell',
  'startedAt',
  'endedAt',
  'track',
  ...Array.from({ length: ROWS }, (_, row) => rowFields.map((field) => `f${row}.${field}`)).flat(),
]

/** Everything typed, by field; of photos the numbers under which they were uploaded. */
export type Typed = Readonly<Record<string, readonly string[]>>

export type VisitState = { readonly typed: Typed; readonly wrongs: readonly Wrong[] }

export function readTyped(form: FormData): Typed {
  return Object.fromEntries(
    fields.flatMap((name) => {
      const said = form.getAll(name).filter((value) => typeof value === 'string' && value !== '')
      return said.length > 0 ? [[name, said as string[]]] : []
    }),
  )
}
