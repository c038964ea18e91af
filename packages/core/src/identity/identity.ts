import * as z from 'zod/mini'
import type { Day } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import { withoutUnseen, wrongForm } from '../tip/tip.ts'

/** What is opened at a time: how to reach a reporter, or who claims a reward and where it is paid to. */
export const identityFields = ['contact', 'claim'] as const
export type IdentityField = (typeof identityFields)[number]

/**
 * What for: to pay a reward that was claimed, to protect a reporter in danger, to ask the reporter back about the matter, or
 * because a court, the police or the discipline organ demand it by law. Which of them need a second person is a rule of
 * `second-person.json`.
 */
export const openingPurposes = ['pay', 'protect', 'ask-back', 'lawful-demand'] as const
export type OpeningPurpose = (typeof openingPurposes)[number]

/** Characters a reason has at least, and at most. */
export const REASON_LEAST = 10
export const REASON_MOST = 500

const reasonSchema = z.string('identity.reason_missing').check(
  z.normalize('NFC'),
  z.trim(),
  z.refine((text) => withoutUnseen(text) === text, 'case.text_invalid'),
  z.refine((text) => text.replace(/\s/g, '').length >= REASON_LEAST, 'identity.reason_missing'),
  z.maxLength(REASON_MOST, 'identity.reason_too_long'),
)

/** What a custodian asks: the number of a tip, or of a case with one tip; what of it; what for and why. */
export const askSchema = z.strictObject(
  {
    about: z.string('identity.unknown'),
    field: z.enum(identityFields, 'identity.field_unknown'),
    purpose: z.enum(openingPurposes, 'identity.purpose_unknown'),
    reason: reasonSchema,
  },
  { error: wrongForm },
)

/** What the second person says to what was asked; who declines says why. */
export const answerSchema = z.discriminatedUnion(
  'answer',
  [
    z.strictObject({ answer: z.literal('agree') }, { error: wrongForm }),
    z.strictObject({ answer: z.literal('decline'), reason: reasonSchema }, { error: wrongForm }),
  ],
  'identity.answer_unknown',
)

/** Why nothing came out: asked too long ago, or nothing is kept any more. */
export type OpeningFailure = 'late' | 'gone'

/**
 * `asked` waits for another person; `agreed`, for who asked to open it; `cleared`, for the custodian's function, which opens
 * nothing else. The other four are ends.
 */
export const openingStatuses = [
  'asked',
  'agreed',
  'cleared',
  'declined',
  'lapsed',
  'opened',
  'failed',
] as const

type Asked = {
  readonly tip: string
  readonly case: string
  readonly field: IdentityField
  readonly purpose: OpeningPurpose
  /** `staff:<id>` of the custodian: nobody else is ever shown it. */
  readonly by: string
  readonly jurisdiction: string
  /** Where the case lies, top first. */
  readonly cells: readonly string[]
  /** The unit and the grid point the case is about: who is of the one, or tied to the other, is told nothing (T7). */
  readonly against: string | null
  readonly site: string | null
  readonly askedAt: string
  /** Whether another person must agree, by the rule of the day on which it was asked. */
  readonly needsSecond: boolean
  /** The last day on which another may agree and it may be opened. */
  readonly lastDay: Day
}

/** One opening of an identity (T6): who asked for what, who agreed, and what became of it. Reasons lie sealed beside the events. */
export type Opening = Asked & {
  readonly status: (typeof openingStatuses)[number]
  /** `staff:<id>` of who agreed or declined. */
  readonly answeredBy: string | null
  /** When it was last given to the custodian's function. */
  readonly clearedAt: string | null
  readonly endedAt: string | null
  readonly code: OpeningFailure | null
}

export type IdentityEvent =
  | { readonly type: 'identity.asked'; readonly data: Asked & { readonly commit: string } }
  | { readonly type: 'identity.agreed'; readonly data: { readonly by: string } }
  | {
      readonly type: 'identity.declined'
      readonly data: { readonly by: string; readonly at: string; readonly commit: string }
    }
  | { readonly type: 'identity.cleared'; readonly data: { readonly at: string } }
  | { readonly type: 'identity.lapsed'; readonly data: { readonly at: string } }
  | { readonly type: 'identity.opened'; readonly data: { readonly at: string } }
  | {
      readonly type: 'identity.failed'
      readonly data: { readonly at: string; readonly code: OpeningFailure }
    }

export const openingStream = (id: string) => `opening#${id}`
export const isOpeningId = (id: unknown): id is string => typeof id === 'string' && /^[0-9a-f]{32}$/.test(id)

/** How long after it was cleared an identity may still be opened, and how long it is shown then, in milliseconds. */
export const CLEARED_LIFE = 10 * 60_000
export const SHOWN_LIFE = 10 * 60_000

/** After so many milliseconds without an answer none is to be expected any more. */
export const ANSWER_LIFE = 60_000

/** What an opening waits for in the ledger while another person, or who asked, has still to act. */
export const OPENING_WAIT = 'opening-lapse'

export const isPending = ({ status }: Pick<Opening, 'status'>) => status === 'asked' || status === 'agreed'

export function evolveOpening(opening: Opening | undefined, happening: Happening): Opening {
  const event = happening as IdentityEvent
  if (event.type === 'identity.asked') {
    const { commit: _, ...asked } = event.data
    const isReady = !asked.needsSecond
    const nothingYet = { answeredBy: null, endedAt: null, code: null }
    return {
      ...asked,
      ...nothingYet,
      status: isReady ? 'cleared' : 'asked',
      clearedAt: isReady ? asked.askedAt : null,
    }
  }
  if (!opening) throw new Error('an identity is asked for before anything else')
  switch (event.type) {
    case 'identity.agreed':
      return { ...opening, status: 'agreed', answeredBy: event.data.by }
    case 'identity.declined':
      return { ...opening, status: 'declined', answeredBy: event.data.by, endedAt: event.data.at }
    case 'identity.cleared':
      return { ...opening, status: 'cleared', clearedAt: event.data.at }
    case 'identity.lapsed':
      return { ...opening, status: 'lapsed', endedAt: event.data.at }
    case 'identity.opened':
      return { ...opening, status: 'opened', endedAt: event.data.at }
    case 'identity.failed':
      return { ...opening, status: 'failed', endedAt: event.data.at, code: event.data.code }
  }
}
