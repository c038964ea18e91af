import * as z from 'zod/mini'
import type { Happening } from '../command.ts'
import type { Locale, Names } from '../locale.ts'
import titleList from './titles.json' with { type: 'json' }

export const titles: readonly { readonly code: string; readonly name: Names }[] = titleList
const codes = new Set(titles.map(({ code }) => code))

export const titleName = (code: string, locale: Locale): string =>
  titles.find((title) => title.code === code)?.name[locale] ?? code

/** The post that answers for a cell. A case belongs to it, whoever holds it. */
export const headPost = (cell: string) => `${cell}.head`

const day = z.iso.date('officer.invalid')

/** Appointment of a person to the head post of a cell. Only what office duty needs is asked and published. */
export const appointmentSchema = z.strictObject(
  {
    cell: z.string('officer.invalid').check(z.minLength(1, 'officer.invalid')),
    title: z.string('officer.invalid').check(z.refine((code) => codes.has(code), 'officer.invalid')),
    name: z
      .string('officer.invalid')
      .check(z.trim(), z.minLength(1, 'officer.invalid'), z.maxLength(40, 'officer.invalid')),
    /**
     * Office line: area code and number. A mobile number is refused, dialled with a 0 before it too: personal phones are
     * never published. Only Beijing's area code begins with 01.
     */
    phone: z
      .string('officer.invalid')
      .check(z.regex(/^0(10|2\d|[3-9]\d\d)-\d{7,8}(-\d{1,5})?$/, 'officer.invalid')),
    from: day,
  },
  'officer.invalid',
)

export type Appointment = z.infer<typeof appointmentSchema>

/** A post with its present holder. */
export type Officer = Appointment & { readonly status: 'filled'; readonly post: string }

export type OfficerEvent = {
  readonly type: 'officer.appointed'
  readonly data: Appointment & { readonly post: string }
}

export const officerStream = (post: string) => `officer#${post}`

export function evolveOfficer(_: Officer | undefined, happening: Happening): Officer {
  const event = happening as OfficerEvent
  return { ...event.data, status: 'filled' }
}

/** What is public of a post. `title` is a code. */
export type ResponsiblePost = {
  readonly code: string
  readonly title: string
  readonly name: string
  readonly phone: string
}
