import * as z from 'zod/mini'
import type { Day } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { Names } from '../locale.ts'
import subjectList from './subjects.json' with { type: 'json' }

/** What of a cell can be published wrongly (S0-05, S2-07: report a wrong or missing person or boundary). */
export const subjects: readonly { readonly code: string; readonly name: Names }[] = subjectList
const codes = subjects.map(({ code }) => code)

export const NOTE_LIMIT = 500

const wrongForm: z.core.$ZodErrorMap = ({ code }) =>
  code === 'unrecognized_keys' ? 'input.unknown_field' : 'input.not_an_object'

export const correctionSchema = z.strictObject(
  {
    cell: z.string('cell.unknown').check(z.regex(/^[0-9A-Za-z-]{1,32}$/, 'cell.unknown')),
    about: z.enum(codes, {
      error: ({ input }) =>
        input === undefined || input === '' ? 'correction.about_missing' : 'correction.about_unknown',
    }),
    note: z.optional(
      z
        .string('correction.note_too_long')
        .check(z.normalize('NFC'), z.trim(), z.maxLength(NOTE_LIMIT, 'correction.note_too_long')),
    ),
  },
  { error: wrongForm },
)

export type CorrectionInput = z.infer<typeof correctionSchema>

/** How a reported error ended: what was published is mended, or it was right. */
export const outcomes = ['corrected', 'confirmed'] as const
export type Outcome = (typeof outcomes)[number]

type Reported = {
  readonly no: string
  readonly scheme: string
  readonly cell: string
  readonly about: string
  /** The cell above, whose task it is to check; the top cell checks itself. */
  readonly task: string
  readonly reportedOn: Day
}

/** An error somebody reported about what is published of a cell. The note lies sealed. */
export type Correction = Reported &
  (
    | { readonly status: 'open' }
    | { readonly status: 'settled'; readonly outcome: Outcome; readonly settledOn: Day }
  )

export type CorrectionEvent =
  | { readonly type: 'correction.reported'; readonly data: Reported }
  | { readonly type: 'correction.settled'; readonly data: { outcome: Outcome; settledOn: Day } }

export const correctionStream = (no: string) => `correction#${no}`

export function evolveCorrection(correction: Correction | undefined, happening: Happening): Correction {
  const event = happening as CorrectionEvent
  if (event.type === 'correction.reported') return { ...event.data, status: 'open' }
  if (!correction) throw new Error('an error is reported before anything else')
  return { ...correction, ...event.data, status: 'settled' }
}
