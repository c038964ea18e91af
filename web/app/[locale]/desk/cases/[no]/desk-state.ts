import type { Wrong } from '../../../../../server/wrong.ts'
import type { FieldSpec, FormSpec } from './deed-fields.ts'

/** Everything typed into one form, by field; of photos the numbers under which they were uploaded. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** What was asked last and did not come about; what comes about leads to a fresh page. */
export type DeskState = {
  readonly deed: string
  /** The case as the person saw it, and the draft its photos stand under. */
  readonly seq: number
  readonly key: string
  readonly typed: Typed
  readonly wrongs: readonly Wrong[]
}

export const nothingAsked: DeskState = { deed: '', seq: 0, key: '', typed: {}, wrongs: [] }

const placeNames = ['lng', 'lat', 'accuracy', 'at']

/** Names of the inputs that hold what a field asks. */
const inputsOf = ({ name, kind }: FieldSpec): readonly string[] => (kind === 'place' ? placeNames : [name])

/** What a posted form says, text by text; files are not among it. */
export function readTyped(form: FormData, { fields }: FormSpec): Typed {
  const names = [...fields.flatMap(inputsOf), 'confirm', 'tip']
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  return Object.fromEntries(
    names.flatMap((name) => {
      const said = texts(name)
      return said.length > 0 ? [[name, said]] : []
    }),
  )
}
