import * as z from 'zod/mini'
import type { Happening } from '../command.ts'
import type { Locale, Names } from '../locale.ts'
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

const wrongForm: z.core.$ZodErrorMap = ({ code }) =>
  code === 'unrecognized_keys' ? 'input.unknown_field' : 'input.not_an_object'

export const problemSchema = z.strictObject(problemShape, { error: wrongForm })

/** A tip as the public sends it. Place: a point, or a cell picked from the lists by one who has no point. */
export const tipSchema = z
  .strictObject(
    {
      ...problemShape,
      point: z.optional(pointSchema),
      cell: z.optional(z.string('cell.unknown').check(z.regex(/^[0-9A-Za-z-]{1,32}$/, 'cell.unknown'))),
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
  )

export type TipInput = z.infer<typeof tipSchema>

/** What a follower sends. */
export const receiptSchema = z.strictObject(
  { receipt: z.string('tip.receipt_malformed') },
  { error: wrongForm },
)

export const channels = ['web', 'api'] as const
export type Channel = (typeof channels)[number]

/** How the place was matched to its cell; `nearest` and `boundary` are told to the reporter. */
export type Match = 'inside' | 'boundary' | 'nearest' | 'chosen'

type Received = {
  readonly no: string
  readonly category: string
  readonly channel: Channel
  readonly receivedAt: string
  /** The number the case will carry; public only once the case is. */
  readonly caseNo: string
  /** Salted commitment to the sealed payload. */
  readonly commit: string
  /** Public log: leaf hash of the case's newest entry and its outbox time. */
  readonly leaf: string
  readonly outboxAt: number
}

type Assigned = { readonly scheme: string; readonly cell: string; readonly match: Match }

export type Tip =
  | (Received & { readonly status: 'received' })
  | (Received & Assigned & { readonly status: 'assigned' })

export type TipEvent =
  | { readonly type: 'tip.received'; readonly data: Received }
  | { readonly type: 'tip.assigned'; readonly data: Assigned }

export const tipStream = (no: string) => `tip#${no}`

/** Private: only in the sealed payload. */
export type TipSecret = Pick<TipInput, 'description' | 'point' | 'cell' | 'occurredAt'> & {
  readonly salt: string
}

export function evolveTip(tip: Tip | undefined, happening: Happening): Tip {
  const event = happening as TipEvent
  if (event.type === 'tip.received') return { ...event.data, status: 'received' }
  if (!tip) throw new Error('a tip is received before anything else')
  return { ...tip, ...event.data, status: 'assigned' }
}
