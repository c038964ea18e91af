import type { Deadline } from '@wangge/core/calendar'
import type { NearbyCase } from '@wangge/core/case/nearby'
import type { Located } from '@wangge/core/scheme/locate'
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
  'find',
  'extent',
  'evidence',
  'category',
  'description',
  'occurredAt',
  'joins',
  'against',
  'enterprise',
  'danger',
  'wish',
  'phone',
  'name',
] as const

export type FieldName = (typeof fields)[number]
export type Typed = Readonly<Record<FieldName, string>>

/** The fields that say where it is. */
const placeFields = ['lng', 'lat', 'datum', 'accuracy', 'cell', 'shown', 'extent'] as const

export type Step = 'place' | 'problem' | 'who' | 'review' | 'receipt'

/** One list of the drill-down: a level's cells below the one chosen above it. */
export type List = { readonly level: string; readonly options: readonly CellRef[]; readonly chosen: string }

/** A cell found by its name, with the names above it. */
export type Find = CellRef & { readonly above: readonly string[] }

/** The sketch to tap: `zooms` says that a tap comes nearer instead of choosing. */
export type Sketch = {
  readonly cell: CellRef
  readonly up: string | null
  readonly width: number
  readonly height: number
  readonly zooms: boolean
  /** Where the chosen point lies on the sketch, and how far it may be off, in pixels. */
  readonly mark: { readonly x: number; readonly y: number; readonly r: number } | null
  /** What the crosshair begins over. */
  readonly middle: { readonly x: number; readonly y: number }
}

/** `cells` is the chain the tip goes to, also outside the grid. */
export type Told = Pick<Located, 'match' | 'responsible' | 'neighbours' | 'nearest'> & {
  readonly cell: CellRef
  /** As near as the public is told of a case that is not one of many. */
  readonly publicCell: CellRef
  /** Of a tip received now. */
  readonly due: Deadline | null
  /** It complains of those responsible for a cell: who gets it instead of them. */
  readonly over: {
    readonly complained: CellRef
    readonly cell: CellRef
    readonly isDiscipline: boolean
  } | null
}

/** A public case near the place that is still open. */
export type NearbyCard = Omit<NearbyCase, 'status'> & { readonly status: 'received' | 'handling' }

/** What the citizen keeps; `proof` is the signed word that the tip was accepted. */
export type Submitted = { readonly tipNo: string; readonly receipt: string; readonly proof?: string }

/** Pictures of a receipt as addresses of data: its code to scan, and all of it to keep. */
export type ReceiptPictures = { readonly code: string; readonly whole: string }

export type ReportState = {
  readonly step: Step
  readonly typed: Typed
  readonly told: Told | null
  readonly lists: readonly List[]
  /** Null when nothing was searched for. */
  readonly finds: readonly Find[] | null
  /** Null when the store did not answer at the first look. */
  readonly sketch: Sketch | null
  readonly nearby: readonly NearbyCard[]
  readonly wrongs: readonly Wrong[]
  /** Unseen characters were taken out of the description. */
  readonly cleaned: boolean
  readonly submitted: Submitted | null
  readonly pictures: ReceiptPictures | null
}

export function readTyped(form: FormData): Typed {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(fields.map((name) => [name, text(name)])) as Typed
}

/** What a button of the form would post. */
export function formOf(typed: Typed, go: string): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...typed, go })) form.set(name, value)
  return form
}

export const nothingTyped = (key: string): Typed => ({
  ...(Object.fromEntries(fields.map((name) => [name, ''])) as Typed),
  key,
})

/** A form not begun yet at the place of another. */
export const sameTyped = (typed: Typed, key: string): Typed => ({
  ...nothingTyped(key),
  ...Object.fromEntries(placeFields.map((name) => [name, typed[name]])),
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

/** A number typed before anonymous was chosen is not sent. */
export const toContact = ({ wish, phone, name }: Pick<Typed, 'wish' | 'phone' | 'name'>) => {
  if (!wish || wish === 'anonymous' || !(phone.trim() || name.trim())) return {}
  return { contact: { phone, ...(name.trim() && { name }) } }
}

type SentEvidence = { readonly id: string; readonly point?: unknown; readonly takenAt?: string }

/** The tip as it is submitted; `evidence` is what the phone uploaded by itself, beside what came with the form. */
export const toTip = (typed: Typed, evidence: readonly SentEvidence[] = []) => ({
  ...toProblem(typed),
  ...toPlace(typed),
  ...(typed.extent && { extent: typed.extent }),
  evidence: [...evidenceOf(typed).map((id) => ({ id })), ...evidence],
  ...(typed.joins && { joins: typed.joins }),
  ...(typed.against && { against: typed.against }),
  ...(typed.enterprise.trim() && { enterprise: typed.enterprise }),
  ...(typed.wish && { wish: typed.wish }),
  ...toContact(typed),
})

/** Numbers of the photos that came with the form. */
export const evidenceOf = ({ evidence }: Pick<Typed, 'evidence'>) => evidence.split(' ').filter(Boolean)
