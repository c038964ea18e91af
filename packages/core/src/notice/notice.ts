import * as z from 'zod/mini'
import type { Day } from '../calendar/calendar.ts'
import { isUnit, type StaffRole, type Unit } from '../staff/staff.ts'
import kindList from './kinds.json' with { type: 'json' }

/** What staff need to hear of, beside what their desk shows them. */
export const noticeKinds = [
  'assigned',
  'dispatched',
  'offered',
  'refused',
  'received',
  'reminded',
  'deadline_missed',
  'escalated',
  'urged',
  'to-check',
  'to-look-back',
  'disputed',
  'questioned',
  'answered',
  'fed-back',
  'closed',
  'replied',
  'reward-proposed',
  'identity-asked',
  'identity-answered',
  'identity-alarm',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

type KindRow = {
  readonly kind: string
  readonly roles: readonly string[]
  /** The right without which nobody hears of it; to read the case, where none stands. */
  readonly right?: string
  /** Goes to those people alone, not to the webhook. */
  readonly private?: boolean
}
const kinds = new Map((kindList as readonly KindRow[]).map((row) => [row.kind, row]))

/** In which roles people hear of it. */
export const rolesFor = (kind: NoticeKind): readonly StaffRole[] =>
  (kinds.get(kind)?.roles ?? []) as readonly StaffRole[]

export const rightFor = (kind: NoticeKind): string => kinds.get(kind)?.right ?? 'case.read'

export const isPrivate = (kind: NoticeKind): boolean => kinds.get(kind)?.private ?? false

/**
 * One thing somebody is told: numbers, codes and a day, and nothing else will ever stand here. Never a text, a name, a
 * telephone number, a place finer than a cell or a digit of a receipt: a mail leaves the house unsealed.
 */
const noticeSchema = z.strictObject({
  /** Number of the case. */
  case: z.string().check(z.regex(/^C\d\d-[A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/)),
  kind: z.enum(noticeKinds),
  /** Whom it is for, or whom it is about. */
  unit: z.string().check(z.refine(isUnit)),
  /** Last day of the deadline that runs. */
  due: z.nullable(z.iso.date()),
})
export type Notice = {
  readonly case: string
  readonly kind: NoticeKind
  readonly unit: Unit
  readonly due: Day | null
}

/** All that one recipient is told in one run, as it lies in the queue: without an address, which the account has. */
export const batchSchema = z.strictObject({
  to: z.union([z.literal('webhook'), z.string().check(z.regex(/^staff:[\w-]{1,64}$/))]),
  /** Hash of what is told and to whom: the same for ever, however often it is sent. */
  batch: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  items: z.array(noticeSchema).check(z.minLength(1)),
})
export type NoticeBatch = {
  readonly to: 'webhook' | `staff:${string}`
  readonly batch: string
  readonly items: readonly Notice[]
}

/** What is to be told, as it lies on the board; private, as all of the board. */
export type Tidings = {
  readonly case: string
  readonly kind: NoticeKind
  readonly units: readonly Unit[]
  readonly due: Day | null
  /** By which somebody tied to the case is left out (T7). */
  readonly cells: readonly string[]
  /** Null where it does not count. */
  readonly category: string | null
  readonly against: Unit | null
  readonly site: string | null
}

/** Tidings of an hour of UTC lie in a queue of their own, in the order in which they were put there. */
export const tidingsQueue = (hour: string) => `notices#${hour}`

/** `2026-11-22T06` */
export const hourSlot = (at: string): string => at.slice(0, 13)
