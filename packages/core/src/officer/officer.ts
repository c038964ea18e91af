import * as z from 'zod/mini'
import { type Day, nextDay } from '../calendar/calendar.ts'
import type { Happening } from '../command.ts'
import type { Locale, Names } from '../locale.ts'
import titleList from './titles.json' with { type: 'json' }

export const roles = ['head', 'deputy', 'worker', 'team'] as const
export type Role = (typeof roles)[number]

export type Title = {
  readonly code: string
  readonly role: Role
  /** May be held with a certificate only (持证上岗, S4-08). */
  readonly certified?: boolean
  readonly name: Names
}

export const titles = titleList as readonly Title[]

export const titleOf = (code: string): Title | undefined => titles.find((title) => title.code === code)

export const titleName = (code: string, locale: Locale): string => titleOf(code)?.name[locale] ?? code

/** The post that answers for a cell. A case belongs to it, whoever holds it. */
export const headPost = (cell: string) => `${cell}.head`

/** `110.head`, `110.deputy-1`: the cell of a post, and what it is there. */
const POST = /^([0-9A-Za-z-]{1,32})\.((?:head|deputy|worker|team)(?:-\d{1,3})?)$/

export const cellOfPost = (post: string): string => POST.exec(post)?.[1] ?? ''

const roleOfPost = (post: string): string | undefined => POST.exec(post)?.[2]?.split('-')[0]

const wrong = 'officer.invalid'
const day = z.iso.date(wrong)

/** Certificate of a supervisor (S4-08); `until` is its last day. */
export type Certificate = { readonly no: string; readonly until: Day }

/**
 * Office line: area code and number. A mobile number is refused, dialled with a 0 before it too: personal phones are
 * never published. Only Beijing's area code begins with 01.
 */
export const officePhone = /^0(10|2\d|[3-9]\d\d)-\d{7,8}(-\d{1,5})?$/

const postSchema = z.string(wrong).check(z.regex(POST, { error: wrong, abort: true }))

/** Appointment of a person to a post. Only what office duty needs is asked and published. */
export const appointmentSchema = z
  .strictObject(
    {
      post: postSchema,
      title: z.string(wrong),
      name: z.string(wrong).check(z.trim(), z.minLength(1, wrong), z.maxLength(40, wrong)),
      phone: z.string(wrong).check(z.regex(officePhone, wrong)),
      certificate: z.optional(
        z.strictObject({ no: z.string(wrong).check(z.minLength(1, wrong)), until: day }, wrong),
      ),
      from: day,
    },
    wrong,
  )
  .check(
    z.refine(({ post, title }) => titleOf(title)?.role === roleOfPost(post), {
      error: wrong,
      path: ['title'],
    }),
  )

export type Appointment = z.infer<typeof appointmentSchema>

/** The holder leaves; `last` is the last day in office. */
export const leavingSchema = z.strictObject({ post: postSchema, last: day }, wrong)

export type Leaving = z.infer<typeof leavingSchema>

export type Holder = {
  readonly name: string
  readonly phone: string
  readonly certificate?: Certificate | undefined
}

/** A post as a scheme founds it, with its first holder; a team says how many belong to it. */
export type Seat = {
  readonly post: string
  readonly title: string
  readonly members?: number
  readonly holder: (Holder & { readonly from: Day; readonly to?: Day }) | null
}

/** Whether a seat is one of this cell, its title one of its role, and its holder's phone, if there is one, an office line. */
export const seatFits = (cell: string, { post, title, holder }: Seat): boolean =>
  cellOfPost(post) === cell &&
  titleOf(title)?.role === roleOfPost(post) &&
  (!holder?.phone || officePhone.test(holder.phone))

/** From a day on a post is held, or by nobody. */
export type Change = { readonly from: Day; readonly title: string; readonly holder: Holder | null }

/** What deeds changed at a post since a scheme founded it, oldest first: nothing is ever taken away. */
export type Officer = {
  readonly status: 'filled' | 'vacant'
  readonly post: string
  readonly changes: readonly Change[]
}

export type OfficerEvent =
  | { readonly type: 'officer.appointed'; readonly data: Appointment }
  | { readonly type: 'officer.left'; readonly data: Leaving & { readonly title: string } }

export function evolveOfficer(officer: Officer | undefined, happening: Happening): Officer {
  const event = happening as OfficerEvent
  const before = officer?.changes ?? []
  if (event.type === 'officer.left') {
    const { post, title, last } = event.data
    return { status: 'vacant', post, changes: [...before, { from: nextDay(last), title, holder: null }] }
  }
  const { post, title, from, ...holder } = event.data
  return { status: 'filled', post, changes: [...before, { from, title, holder }] }
}

export const officerStream = (post: string) => `officer#${post}`

/** What is public of a post and its holder. `title` is a code. */
export type ResponsiblePost = {
  readonly code: string
  readonly title: string
  readonly name: string
  readonly phone: string
}
