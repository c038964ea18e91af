import * as z from 'zod/mini'
import type { Happening } from '../command.ts'
import { withoutUnseen, wrongForm } from '../tip/tip.ts'

/** What is opened at a time: how to reach a reporter, or who claims a reward and where it is paid to. */
export const identityFields = ['contact', 'claim'] as const
export type IdentityField = (typeof identityFields)[number]

/** Characters a reason has at least, and at most. */
export const REASON_LEAST = 10
export const REASON_MOST = 500

/** What a custodian asks: the number of a tip, or of a case with one tip; what of it; and why. */
export const askSchema = z.strictObject(
  {
    about: z.string('identity.unknown'),
    field: z.enum(identityFields, 'identity.field_unknown'),
    reason: z.string('identity.reason_missing').check(
      z.normalize('NFC'),
      z.trim(),
      z.refine((text) => withoutUnseen(text) === text, 'case.text_invalid'),
      z.refine((text) => text.replace(/\s/g, '').length >= REASON_LEAST, 'identity.reason_missing'),
      z.maxLength(REASON_MOST, 'identity.reason_too_long'),
    ),
  },
  { error: wrongForm },
)

/** Why nothing came out: asked too long ago, or nothing is kept any more. */
export type OpeningFailure = 'late' | 'gone'

/** One opening of an identity (T6): who asked for what, and what became of it. The reason lies sealed beside the first event. */
export type Opening = {
  readonly status: 'asked' | 'opened' | 'failed'
  readonly tip: string
  readonly case: string
  readonly field: IdentityField
  /** `staff:<id>` of the custodian: nobody else is ever shown it. */
  readonly by: string
  readonly jurisdiction: string
  /** Where the case lies, top first. */
  readonly cells: readonly string[]
  readonly askedAt: string
  readonly endedAt: string | null
  readonly code: OpeningFailure | null
}

type Asked = Omit<Opening, 'status' | 'endedAt' | 'code'> & { readonly commit: string }

export type IdentityEvent =
  | { readonly type: 'identity.asked'; readonly data: Asked }
  | { readonly type: 'identity.opened'; readonly data: { readonly at: string } }
  | {
      readonly type: 'identity.failed'
      readonly data: { readonly at: string; readonly code: OpeningFailure }
    }

export const openingStream = (id: string) => `opening#${id}`
export const isOpeningId = (id: unknown): id is string => typeof id === 'string' && /^[0-9a-f]{32}$/.test(id)

/** How long after it was asked an identity may still be opened, and how long it is shown then, in milliseconds. */
export const ASKED_LIFE = 10 * 60_000
export const SHOWN_LIFE = 10 * 60_000

/** After so many milliseconds without an answer none is to be expected any more. */
export const ANSWER_LIFE = 60_000

export function evolveOpening(opening: Opening | undefined, happening: Happening): Opening {
  const event = happening as IdentityEvent
  if (event.type === 'identity.asked') {
    const { commit: _, ...asked } = event.data
    return { ...asked, status: 'asked', endedAt: null, code: null }
  }
  if (!opening) throw new Error('an identity is asked for before anything else')
  const endedAt = event.data.at
  return event.type === 'identity.opened'
    ? { ...opening, status: 'opened', endedAt }
    : { ...opening, status: 'failed', endedAt, code: event.data.code }
}

/** How many identities were opened in a place in a year, by month: the public is told (T6). */
export type OpeningYear = {
  readonly status: 'counted'
  readonly year: string
  readonly months: Readonly<Record<string, number>>
}

export const openingsStream = (jurisdiction: string, year: string) => `openings#${jurisdiction}.${year}`

/** `data.month`: `2026-11`. */
export function evolveOpenings(before: OpeningYear | undefined, { data }: Happening): OpeningYear {
  const { month } = data as { readonly month: string }
  const months = before?.months ?? {}
  return {
    status: 'counted',
    year: month.slice(0, 4),
    months: { ...months, [month]: (months[month] ?? 0) + 1 },
  }
}
