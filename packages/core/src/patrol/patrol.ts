import * as z from 'zod/mini'
import type { Day } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { FaultCode } from '../fault.ts'
import { pointSchema } from '../point.ts'
import { categories, evidenceId, withoutUnseen, wrongForm } from '../tip/tip.ts'

/** As what somebody patrols a cell: its head, one of its workers, or somebody of a cell above who follows up (督查跟进, S0-06). */
export const patrolRoles = ['head', 'worker', 'superior'] as const
export type PatrolRole = (typeof patrolRoles)[number]

/** Of a subject: nothing was wrong; stopped and mended on the spot; a case was opened (S0-14, S0-19). */
export const findingResults = ['clean', 'fixed', 'case'] as const
export type FindingResult = (typeof findingResults)[number]

export const TRACK_POINTS = 500
export const FINDINGS = 10
export const PHOTOS = 6
const TEXT = 2_000

const text = z.string('patrol.text_missing').check(
  z.normalize('NFC'),
  z.trim(),
  z.maxLength(TEXT, 'case.text_too_long'),
  z.refine((said) => withoutUnseen(said) === said, 'case.text_invalid'),
)

const moment = (wrong: FaultCode) => z.iso.datetime({ offset: true, error: wrong })

const findingSchema = z
  .strictObject(
    {
      category: z.enum(
        categories.map(({ code }) => code),
        'tip.category_unknown',
      ),
      result: z.enum(findingResults, 'patrol.result_unknown'),
      text: z._default(text, ''),
      /** When it was found; the end of the visit where nothing is said. */
      at: z.optional(moment('patrol.time_invalid')),
      /** Where it is, if not simply in the cell. */
      point: z.optional(pointSchema),
      photos: z._default(
        z.array(evidenceId, 'evidence.unknown').check(z.maxLength(PHOTOS, 'evidence.too_many')),
        [],
      ),
    },
    { error: wrongForm },
  )
  .check(
    z.refine(({ result, text }) => result === 'clean' || /[^\s\p{Cf}]/u.test(text), {
      error: 'patrol.text_missing',
      path: ['text'],
    }),
    z.refine(({ result, photos }) => result !== 'fixed' || photos.length > 0, {
      error: 'patrol.after_photo_missing',
      path: ['photos'],
    }),
  )

/** A point of the way, as the device measured it in WGS-84. */
const trackPoint = z.strictObject(
  {
    lng: z
      .number('point.not_a_number')
      .check(z.gte(-180, 'point.out_of_range'), z.lte(180, 'point.out_of_range')),
    lat: z
      .number('point.not_a_number')
      .check(z.gte(-90, 'point.out_of_range'), z.lte(90, 'point.out_of_range')),
    at: moment('patrol.track_invalid'),
  },
  { error: wrongForm },
)

/** A visit as it is handed in: the cell whose patrol it counts for, its time, the way, and what was found. */
export const visitSchema = z.strictObject(
  {
    cell: z.string('cell.unknown').check(z.regex(/^[0-9A-Za-z-]{1,32}$/, 'cell.unknown')),
    startedAt: moment('patrol.time_invalid'),
    endedAt: moment('patrol.time_invalid'),
    track: z._default(
      z.array(trackPoint, 'patrol.track_invalid').check(z.maxLength(TRACK_POINTS, 'patrol.track_too_long')),
      [],
    ),
    photos: z._default(
      z.array(evidenceId, 'evidence.unknown').check(z.maxLength(PHOTOS, 'evidence.too_many')),
      [],
    ),
    findings: z._default(
      z.array(findingSchema, 'input.not_an_object').check(z.maxLength(FINDINGS, 'patrol.too_many_findings')),
      [],
    ),
  },
  { error: wrongForm },
)
export type VisitInput = z.infer<typeof visitSchema>
export type TrackPoint = VisitInput['track'][number]

/** What was found, as far as the ledger tells it: no words, no place. Times are RFC 3339 to the minute. */
export type Finding = {
  readonly category: string
  readonly result: FindingResult
  readonly foundAt: string
  /** Of what was mended on the spot: when the visit ended, at the latest. */
  readonly fixedAt?: string
  /** The case that was opened for it. */
  readonly case?: string
  readonly photos: number
}

/** A visit. Its way, its words and its photos lie sealed beside the event; none of them can be told from this. */
export type PatrolVisit = {
  readonly no: string
  /** `staff:<id>`; never public. */
  readonly by: string
  readonly role: PatrolRole
  /** When it began, RFC 3339 to the minute. */
  readonly at: string
  readonly seconds: number
  /** Length of the way, 0 without a track. */
  readonly metres: number
  /** Per cent of the track's points that lie in the cell; null without a track. */
  readonly inside: number | null
  readonly photos: number
  readonly findings: readonly Finding[]
}

/** The patrols of one cell in one month. */
export type Patrols = {
  readonly status: 'open'
  readonly cell: string
  /** `2026-11`, by the visits' first day. */
  readonly month: string
  readonly counts: Readonly<Record<PatrolRole, number>>
  readonly visits: readonly PatrolVisit[]
  /** `seq` of the event up to which what was sealed is erased. */
  readonly forgotten: number
  readonly seq: number
}

export type PatrolEvent =
  | { readonly type: 'patrol.visited'; readonly data: PatrolVisit }
  | { readonly type: 'patrol.forgotten'; readonly data: { readonly through: number } }

export const patrolStream = (cell: string, month: string) => `patrol#${cell}.${month}`
/** What a month's head waits for while ways and words of it are kept. */
export const TRACK_WAIT = 'patrol-track'

export const monthOf = (day: Day): string => day.slice(0, 7)
export const isMonth = (month: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(month)

export const noPatrols = (cell: string, month: string): Patrols => ({
  status: 'open',
  cell,
  month,
  counts: { head: 0, worker: 0, superior: 0 },
  visits: [],
  forgotten: 0,
  seq: 0,
})

export function evolvePatrols(patrols: Patrols, happening: Happening): Patrols {
  const event = happening as PatrolEvent
  const seq = patrols.seq + 1
  if (event.type === 'patrol.forgotten') return { ...patrols, seq, forgotten: event.data.through }
  const { role } = event.data
  const counts = { ...patrols.counts, [role]: patrols.counts[role] + 1 }
  return { ...patrols, seq, counts, visits: [...patrols.visits, event.data] }
}
