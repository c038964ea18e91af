import * as z from 'zod/mini'
import type { Happening } from '../command.ts'
import type { Locale, Names } from '../locale.ts'
import { readNumber } from '../number.ts'
import { pointSchema } from '../point.ts'
import categoryList from './categories.json' with { type: 'json' }

/** What a tip-off can be about: the nine patrol subjects of S0-13 and the pollution kinds of 12369, extensible as data. */
export const categories: readonly { readonly code: string; readonly name: Names }[] = categoryList
const codes = categories.map(({ code }) => code)

export const categoryName = (code: string, locale: Locale): string =>
  categories.find((category) => category.code === code)?.name[locale] ?? code

export const DESCRIPTION_LIMIT = 2_000

/**
 * What nobody types and what can make a text read otherwise than it is stored: control characters but tab and line
 * breaks, bidirectional embeddings, overrides and isolates, lone surrogates, non-characters (threat T11).
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu

export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '')

/** What the citizen says of the problem; the place is asked apart. */
const problemShape = {
  category: z.enum(codes, {
    error: ({ input }) =>
      input === undefined || input === '' ? 'tip.category_missing' : 'tip.category_unknown',
  }),
  description: z.string('tip.description_empty').check(
    z.normalize('NFC'),
    z.trim(),
    z.refine((text) => /[^\s\p{Cf}]/u.test(text), 'tip.description_empty'),
    z.maxLength(DESCRIPTION_LIMIT, 'tip.description_too_long'),
    z.refine((text) => withoutUnseen(text) === text, 'tip.description_control_characters'),
  ),
  occurredAt: z.optional(z.iso.datetime({ offset: true, error: 'tip.occurred_invalid' })),
}

/** Told of an input that is no such object, or has a field nobody knows. */
export const wrongForm: z.core.$ZodErrorMap = ({ code }) =>
  code === 'unrecognized_keys' ? 'input.unknown_field' : 'input.not_an_object'

export const problemSchema = z.strictObject(problemShape, { error: wrongForm })

/** How far the problem reaches: one spot, along this stretch of river or road, spread over this area (smoke, odour). */
export const extents = ['spot', 'stretch', 'area'] as const
export type Extent = (typeof extents)[number]

/** What the reporter wants of being known: nothing, to be called back, the reward. */
export const wishes = ['anonymous', 'call-back', 'reward'] as const
export type Wish = (typeof wishes)[number]

/** Photos and recordings a tip may carry: six photos and one recording. */
export const EVIDENCE_LIMIT = 7

export const evidenceId = z
  .string('evidence.unknown')
  .check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}$/, 'evidence.unknown'))

/** One photo or recording: its upload, and what the phone read from the file before it was shrunk (never trusted alone). */
const evidenceSchema = z.strictObject(
  {
    id: evidenceId,
    point: z.optional(pointSchema),
    takenAt: z.optional(z.iso.datetime({ offset: true, error: 'evidence.taken_invalid' })),
  },
  { error: wrongForm },
)

/** A Chinese mobile or land line, or an international number; spaces, hyphens and full-width digits are taken. */
const phoneSchema = z
  .pipe(
    z.string('tip.phone_invalid'),
    z.transform((typed: string) => typed.normalize('NFKC').replace(/[\s()-]/g, '')),
  )
  .check(z.refine((digits) => /^(\+?\d{7,15})$/.test(digits), 'tip.phone_invalid'))

export const PERSON_LIMIT = 40
export const ENTERPRISE_LIMIT = 100
export const TICKET_LIMIT = 60

const line = (limit: number, code: string) =>
  z.string(code).check(
    z.normalize('NFC'),
    z.trim(),
    z.minLength(1, code),
    z.maxLength(limit, code),
    z.refine((text) => withoutUnseen(text) === text, code),
  )

/** Kept in the vault alone, apart from the tip. */
export const contactSchema = z.strictObject(
  { phone: phoneSchema, name: z.optional(line(PERSON_LIMIT, 'tip.name_invalid')) },
  { error: wrongForm },
)
export type Contact = z.infer<typeof contactSchema>

/** A tip as the public sends it. Place: a point, or a cell picked from the lists by one who has no point. */
export const tipSchema = z
  .strictObject(
    {
      ...problemShape,
      point: z.optional(pointSchema),
      cell: z.optional(z.string('cell.unknown').check(z.regex(/^[0-9A-Za-z-]{1,32}$/, 'cell.unknown'))),
      /** It complains of those responsible for this cell: the unit above them handles it (T7). Never public. */
      against: z.optional(z.string('cell.unknown').check(z.regex(/^[0-9A-Za-z-]{1,32}$/, 'cell.unknown'))),
      extent: z._default(z.enum(extents, 'tip.extent_unknown'), 'spot'),
      evidence: z._default(
        z.array(evidenceSchema, 'evidence.unknown').check(z.maxLength(EVIDENCE_LIMIT, 'evidence.too_many')),
        [],
      ),
      /** "This is it": the public case this tip tells of. */
      joins: z.optional(
        z.string('case.unknown').check(z.refine((no) => readNumber('C', no) === no, 'case.unknown')),
      ),
      /** Name of the enterprise, or the code of its grid point as its notice board says. */
      enterprise: z.optional(line(ENTERPRISE_LIMIT, 'tip.enterprise_invalid')),
      wish: z._default(z.enum(wishes, 'tip.wish_unknown'), 'anonymous'),
      contact: z.optional(contactSchema),
      /** The number the tip has in the channel it came by; from staff only. */
      ticket: z.optional(line(TICKET_LIMIT, 'tip.ticket_invalid')),
    },
    { error: wrongForm },
  )
  .check(
    z.refine(({ point, cell }) => point !== undefined || cell !== undefined, {
      error: 'point.missing',
      path: ['point'],
    }),
    z.refine(({ point, cell }) => point === undefined || cell === undefined, {
      error: 'cell.beside_point',
      path: ['cell'],
    }),
    z.refine(({ wish, contact }) => wish !== 'call-back' || contact !== undefined, {
      error: 'tip.phone_missing',
      path: ['contact', 'phone'],
    }),
    z.refine(({ wish, contact }) => wish !== 'anonymous' || contact === undefined, {
      error: 'tip.contact_unwanted',
      path: ['contact'],
    }),
  )

export type TipInput = z.infer<typeof tipSchema>

/** What a follower sends. */
export const receiptSchema = z.strictObject(
  { receipt: z.string('tip.receipt_malformed') },
  { error: wrongForm },
)

/** By which the tip came (S0-17): the public's own, and those staff take down with the ticket number they have there. */
export const publicChannels = ['web', 'api'] as const
export const staffChannels = ['phone', '12345', 'wechat', 'letter'] as const
export const channels = [...publicChannels, ...staffChannels] as const
export type Channel = (typeof channels)[number]

/** The channel in which staff took a tip down. */
export const staffChannelSchema = z.object({ channel: z.enum(staffChannels, 'tip.channel_unknown') })

/** `slow` waits its turn in the sweep instead of being assigned at once: queued under a flood, never refused (threat T8). */
export type Lane = 'fast' | 'slow'

/** How the place was matched to its cell; `nearest` and `boundary` are told to the reporter. */
export type Match = 'inside' | 'boundary' | 'nearest' | 'chosen'

type Received = {
  readonly no: string
  readonly category: string
  readonly channel: Channel
  readonly receivedAt: string
  readonly extent: Extent
  readonly wish: Wish
  readonly lane: Lane
  /** Numbers of photos and recordings, in the reporter's order. */
  readonly evidence: readonly string[]
  /** The public case the reporter says it is. */
  readonly joins: string | null
  /** The cell whose responsible people it complains of, in the scheme of the day of receipt. Never public. */
  readonly against: string | null
  /** Name of the entry in the vault; null when nothing was left there. */
  readonly vault: string | null
  /** The telephone left with a wish for the reward stood in the register of those who get none (duty staff). */
  readonly listed?: true
  /** The number the case will carry if the tip opens one; public only once the case is. */
  readonly caseNo: string
  /** Salted commitment to the sealed payload. */
  readonly commit: string
  /** Public log: leaf hash of the case's newest entry and its outbox time. */
  readonly leaf: string
  readonly outboxAt: number
}

/** `opened` a case of its own, or was joined to another: by the reporter's word or by likeness (a near-duplicate). */
export type Way = 'opened' | 'told' | 'alike'

type Assigned = {
  readonly scheme: string
  readonly cell: string
  readonly match: Match
  readonly case: string
  readonly way: Way
}

/** A tip that joined another case ends its own part of the public log itself: `leaf` and `outboxAt` are of that entry. */
export type Assignment = Assigned & Partial<Pick<Received, 'leaf' | 'outboxAt'>>

/** What became of a tip after it was handed in, by its reporter's receipt. */
type After = {
  readonly withdrawnAt?: string
  readonly erasedAt?: string
  /** 1 to 5. */
  readonly stars?: number
  readonly disputed?: Dispute
  /** In which round of its case: how often that was reopened. */
  readonly disputedRound?: number
  /** The round of its case whose end was last told to the reporter. */
  readonly answered?: number
}

/** What a reporter may say of a closed case: it is not solved, or it is back. */
export const disputes = ['not-solved', 'back'] as const
export type Dispute = (typeof disputes)[number]

/** What became of a reporter's objection one level up: it is being reviewed, the outcome stands, the case is handled again. */
export const reviewStates = ['running', 'upheld', 'reopened'] as const
export type ReviewState = (typeof reviewStates)[number]

export type Tip = After &
  ((Received & { readonly status: 'received' }) | (Received & Assigned & { readonly status: 'assigned' }))

export const speakers = ['reporter', 'handler'] as const
export type Speaker = (typeof speakers)[number]

/** Texts never stand in an event: they lie sealed beside it. `commit` is a salted commitment to what was sealed. */
export type TipEvent =
  | { readonly type: 'tip.received'; readonly data: Received }
  | { readonly type: 'tip.assigned'; readonly data: Assignment }
  | {
      readonly type: 'tip.messaged'
      readonly data: { from: Speaker; evidence: readonly string[]; commit: string }
    }
  | { readonly type: 'tip.corrected'; readonly data: { category: string; commit: string } }
  | {
      readonly type: 'tip.redacted'
      readonly data: { evidence: readonly string[]; commit: string; prints: readonly string[] }
    }
  | { readonly type: 'tip.withdrawn'; readonly data: { at: string } }
  | { readonly type: 'tip.disputed'; readonly data: { kind: Dispute; round?: number; commit: string } }
  | { readonly type: 'tip.answered'; readonly data: { round: number; commit: string } }
  | { readonly type: 'tip.rated'; readonly data: { stars: number } }
  | { readonly type: 'tip.contact_erased'; readonly data: { at: string } }
  | { readonly type: 'tip.erased'; readonly data: { at: string } }

export const tipStream = (no: string) => `tip#${no}`

/** What a tip waits for in the ledger: a cell (at once, or its turn in the slow lane), or the outcome of the case it joined. */
export const laneWait: Readonly<Record<Lane, string>> = { fast: 'assign', slow: 'assign-later' }
export const joinedWait = (caseNo: string) => `joined@${caseNo}`

/** Private: only in the sealed payload. */
export type TipSecret = Pick<
  TipInput,
  'description' | 'point' | 'cell' | 'occurredAt' | 'enterprise' | 'ticket'
> & {
  readonly evidence: TipInput['evidence']
  readonly salt: string
}

export function evolveTip(tip: Tip | undefined, happening: Happening): Tip {
  const event = happening as TipEvent
  if (event.type === 'tip.received') return { ...event.data, status: 'received' }
  if (!tip) throw new Error('a tip is received before anything else')
  switch (event.type) {
    case 'tip.assigned':
      return { ...tip, ...event.data, status: 'assigned' }
    case 'tip.messaged':
      return { ...tip, evidence: [...tip.evidence, ...event.data.evidence] }
    case 'tip.corrected':
      return { ...tip, ...event.data }
    case 'tip.redacted':
      return {
        ...tip,
        commit: event.data.commit,
        evidence: tip.evidence.filter((id) => !event.data.evidence.includes(id)),
      }
    case 'tip.withdrawn':
      return { ...tip, withdrawnAt: event.data.at }
    case 'tip.disputed':
      return {
        ...tip,
        disputed: event.data.kind,
        ...(event.data.round !== undefined && { disputedRound: event.data.round }),
      }
    case 'tip.answered':
      return { ...tip, answered: event.data.round }
    case 'tip.rated':
      return { ...tip, stars: event.data.stars }
    case 'tip.contact_erased':
      return { ...tip, vault: null }
    case 'tip.erased':
      return { ...tip, erasedAt: event.data.at, evidence: [], vault: null }
  }
}
