import * as z from 'zod/mini'
import type { Day } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { Names } from '../locale.ts'

const wrong = 'agreement.invalid'

/** Plain text on one line, of a length that fits a list. */
const line = (limit: number) =>
  z.string(wrong).check(z.trim(), z.regex(/^[^\p{Cc}\p{Cf}]+$/u, wrong), z.maxLength(limit, wrong))
const names = (limit: number) => z.strictObject({ 'zh-CN': line(limit), en: line(limit) }, wrong)
const day = z.iso.date(wrong)

export const agreementSchema = z
  .strictObject(
    {
      id: z.string(wrong).check(z.regex(/^[0-9A-Za-z-]{1,32}$/, wrong)),
      /** The other county. */
      counterpart: names(60),
      /** Of what it is, and where: a river, an airshed, a boundary. */
      scope: names(300),
      /** The office there that takes cases, and its public telephone line. */
      contact: z.strictObject({ office: names(60), phone: line(30) }, wrong),
      validFrom: day,
      /** The last day; null while none is agreed. */
      validTo: z._default(z.nullable(day), null),
      demo: z._default(z.boolean(wrong), false),
    },
    { error: ({ code }) => (code === 'unrecognized_keys' ? 'input.unknown_field' : 'input.not_an_object') },
  )
  .check(
    z.refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
      error: wrong,
      path: ['validTo'],
    }),
  )

/** A neighbour with whom cases that cross the boundary are handled together (联防联控, S3-12). All of it is public. */
export type Agreement = {
  /** `ended`: before its time; its last day was set anew then. */
  readonly status: 'signed' | 'ended'
  readonly id: string
  readonly jurisdiction: string
  readonly counterpart: Names
  readonly scope: Names
  readonly contact: { readonly office: Names; readonly phone: string }
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly demo: boolean
}

export const agreementStream = (id: string) => `agreement#${id}`

export type AgreementEvent =
  | { readonly type: 'agreement.signed'; readonly data: Omit<Agreement, 'status'> }
  | { readonly type: 'agreement.ended'; readonly data: { readonly validTo: Day } }

export function evolveAgreement(before: Agreement | undefined, happening: Happening): Agreement {
  const event = happening as AgreementEvent
  if (event.type === 'agreement.signed') return { ...event.data, status: 'signed' }
  if (!before) throw new Error('an agreement is signed before it is ended')
  return { ...before, ...event.data, status: 'ended' }
}

export const isInForce = (
  { validFrom, validTo }: Pick<Agreement, 'validFrom' | 'validTo'>,
  today: Day,
): boolean => validFrom <= today && (validTo === null || today <= validTo)
