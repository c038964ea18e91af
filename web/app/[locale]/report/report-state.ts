import type { Located } from '@wangge/core/scheme/locate'
import type { Submitted } from '@wangge/core/tip/submit'
import type { CellRef } from '@wangge/grid'
import type { Wrong } from '../../../server/wrong.ts'

/** Everything a citizen has given so far, as text: carried from step to step in the form itself, kept nowhere else. */
const fields = [
  'key',
  'lng',
  'lat',
  'datum',
  'accuracy',
  'cell',
  'shown',
  'category',
  'description',
  'occurredAt',
] as const

export type FieldName = (typeof fields)[number]
export type Typed = Readonly<Record<FieldName, string>>

export type Step = 'place' | 'problem' | 'review' | 'receipt'

/** One list of the drill-down: a level's cells below the one chosen above it. */
export type List = { readonly level: string; readonly options: readonly CellRef[]; readonly chosen: string }

/** The sketch to tap: `zooms` says that a tap comes nearer instead of choosing. */
export type Sketch = {
  readonly cell: CellRef
  readonly up: string | null
  readonly width: number
  readonly height: number
  readonly zooms: boolean
  /** Where the chosen point lies on the sketch. */
  readonly mark: { readonly x: number; readonly y: number } | null
}

/** `cells` is the chain the tip goes to, also outside the grid. */
export type Told = Pick<Located, 'match' | 'responsible' | 'neighbours' | 'nearest'> & {
  readonly cell: CellRef
}

export type ReportState = {
  readonly step: Step
  readonly typed: Typed
  readonly told: Told | null
  readonly lists: readonly List[]
  /** Null when the store did not answer at the first look. */
  readonly sketch: Sketch | null
  readonly wrongs: readonly Wrong[]
  /** Unseen characters were taken out of the description. */
  readonly cleaned: boolean
  readonly submitted: Submitted | null
}

export function readTyped(form: FormData): Typed {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(fields.map((name) => [name, text(name)])) as Typed
}

export const nothingTyped = (key: string): Typed => ({
  ...(Object.fromEntries(fields.map((name) => [name, ''])) as Typed),
  key,
})

/** The fields a step carries along unseen: all but those it asks. */
export const carried = (asked: readonly FieldName[]) => fields.filter((name) => !asked.includes(name))

/** `2026-11-22T09:30` of a date field is Beijing time. Anything else stays as typed, for the schema to refuse. */
const instant = (local: string) => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? `${local}:00+08:00` : local)

/** What the schema of the problem is asked of, by the server and by the browser alike. */
export const toProblem = ({
  category,
  description,
  occurredAt,
}: Pick<Typed, 'category' | 'description' | 'occurredAt'>) => ({
  category,
  description,
  ...(occurredAt && { occurredAt: instant(occurredAt) }),
})

export const toPlace = ({ lng, lat, datum, accuracy, cell }: Typed) => {
  if (cell) return { cell }
  if (!lng || !lat) return {}
  return {
    point: { lng: Number(lng), lat: Number(lat), datum, ...(accuracy && { accuracy: Number(accuracy) }) },
  }
}
