import type { Event } from '@wangge/ledger'
import * as z from 'zod/mini'
import type { Day } from '../calendar/calendar.ts'
import { isDepartment } from '../department/department.ts'
import { type Locale, locales } from '../locale.ts'
import categories from '../tip/categories.json' with { type: 'json' }

/** What a person may be at the desk; what each may do stands in `policy.json`. `deputy`: 人大代表、政协委员. */
export const staffRoles = [
  'worker',
  'head',
  'department',
  'command',
  'reward',
  'custodian',
  'auditor',
  'publisher',
  'deputy',
  'admin',
] as const
export type StaffRole = (typeof staffRoles)[number]

/** A role over a cell and all below it, for some categories and some time. */
export type Grant = {
  /** Within its account: `g1`, `g2` … */
  readonly id: string
  readonly role: StaffRole
  readonly cell: string
  /** Code of the department at that cell; of the role `department` alone. */
  readonly department?: string | undefined
  /** Categories of cases; none means all. */
  readonly kinds: readonly string[]
  readonly from: Day
  /** The last day; null while nobody set one. */
  readonly until: Day | null
  /** Who granted it: `staff:<id>` or `operator`. */
  readonly by: string
  /** Id of the scheme in which its cell was named; none: today's. */
  readonly scheme?: string | undefined
}

/** A grant as it counts today: a reform may have left it other cells than it was given for. */
export type HeldGrant = Grant & {
  /** Cells below its own that a reform put there: it does not reach them. */
  readonly except?: readonly string[]
  /** What it was given for: what still lies in that scheme is judged by it. `today`: the scheme its own cell is of. */
  readonly named?: { readonly scheme: string; readonly cell: string; readonly today: string }
}

/** What a person answers for beside the grants of today, where it is asked who is complained of. */
export type Tie = Pick<Grant, 'role' | 'department'> & { readonly cells: readonly string[] }

const wrong = 'staff.grant_invalid'
const day = z.iso.date(wrong)

/** A grant as it is asked for. */
export const grantSchema = z
  .strictObject(
    {
      role: z.enum(staffRoles, wrong),
      cell: z.string(wrong).check(z.regex(/^[0-9A-Za-z-]{1,32}$/, wrong)),
      department: z.optional(z.string(wrong).check(z.regex(/^[a-z-]{1,32}$/, wrong))),
      kinds: z._default(
        z.array(
          z.enum(
            categories.map(({ code }) => code),
            wrong,
          ),
        ),
        [],
      ),
      from: day,
      until: z._default(z.nullable(day), null),
    },
    wrong,
  )
  .check(
    z.refine(
      ({ role, department }) =>
        role === 'department'
          ? department !== undefined && isDepartment(department)
          : department === undefined,
      { error: wrong, path: ['department'] },
    ),
    z.refine(({ from, until }) => until === null || from <= until, { error: wrong, path: ['until'] }),
  )
export type GrantInput = z.infer<typeof grantSchema>

/** Grid points a person is tied to. */
export const interestsSchema = z
  .array(z.string('staff.interest_invalid').check(z.regex(/^[0-9A-Za-z-]{1,32}$/, 'staff.interest_invalid')))
  .check(z.maxLength(50, 'staff.interest_invalid'))

/** A person as asked in; whoever comes in has a right to something. */
export const inviteSchema = z.strictObject(
  {
    name: z
      .string('staff.name_invalid')
      .check(z.trim(), z.regex(/^[^\p{Cc}\p{Cf}]{1,40}$/u, 'staff.name_invalid')),
    mail: z._default(
      z.nullable(z.email('staff.mail_invalid').check(z.maxLength(120, 'staff.mail_invalid'))),
      null,
    ),
    grants: z.array(grantSchema, wrong).check(z.minLength(1, wrong), z.maxLength(10, wrong)),
    interests: z._default(interestsSchema, []),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'input.unknown_field' : 'input.not_an_object') },
)
export type Invitation = z.input<typeof inviteSchema>

/** Days an invitation can be accepted, the first not counted. */
export const INVITATION_DAYS = 14

/** Whom the identity provider vouches for: issuer and subject, never an e-mail address (ASVS 6.8.1). */
export type Identity = { readonly iss: string; readonly sub: string }

/** A person with an account. Its number is random and says nothing. */
export type Account = {
  readonly status: 'invited' | 'active' | 'ended'
  readonly id: string
  readonly name: string
  /** Office address for notices; null: none are sent. */
  readonly mail: string | null
  /** The last day on which the invitation can be accepted. */
  readonly inviteUntil: Day
  /** Null until the first sign-in. */
  readonly identity: Identity | null
  readonly grants: readonly Grant[]
  /** How many there ever were: no number of a grant comes twice. */
  readonly granted: number
  /** Every cell a grant was ever for: lists of these may still name the person. */
  readonly cells: readonly string[]
  /** Codes of grid points (enterprises) the person is tied to: no case about one of them may be seen or touched. */
  readonly interests: readonly string[]
  /** Sessions begun before are over. */
  readonly sessionsFrom: string | null
  /** In which the person is written to; see `languageOf`. */
  readonly language?: Locale
}

/** The language the person chose, else the first. */
export const languageOf = ({ language }: Pick<Account, 'language'>): Locale => language ?? locales[0]

export type StaffEvent =
  | {
      readonly type: 'staff.invited'
      readonly data: Pick<Account, 'id' | 'name' | 'mail' | 'grants' | 'interests' | 'inviteUntil'>
    }
  | { readonly type: 'staff.bound'; readonly data: Identity }
  | { readonly type: 'staff.granted'; readonly data: Grant }
  | { readonly type: 'staff.revoked'; readonly data: { readonly grant: string } }
  | { readonly type: 'staff.declared'; readonly data: { readonly interests: readonly string[] } }
  | { readonly type: 'staff.signed_out'; readonly data: { readonly at: string } }
  | { readonly type: 'staff.language_chosen'; readonly data: { readonly language: Locale } }
  | { readonly type: 'staff.ended'; readonly data: { readonly at: string } }

/** Identity taken by an account, and invitation to one, each by its hash: the value is the account's id. */
export const identityClaim = (hash: string) => `identity#${hash}`
export const invitationClaim = (hash: string) => `invitation#${hash}`

export const staffStream = (id: string) => `staff#${id}`

export function evolveAccount(
  account: Account | undefined,
  happening: Pick<Event, 'type' | 'data'>,
): Account {
  const event = happening as StaffEvent
  if (event.type === 'staff.invited')
    return {
      ...event.data,
      status: 'invited',
      identity: null,
      granted: event.data.grants.length,
      cells: [...new Set(event.data.grants.map(({ cell }) => cell))],
      sessionsFrom: null,
    }
  if (!account) throw new Error('a person is invited before anything else')
  switch (event.type) {
    case 'staff.bound':
      return { ...account, status: 'active', identity: event.data }
    case 'staff.granted':
      return {
        ...account,
        grants: [...account.grants, event.data],
        granted: account.granted + 1,
        cells: [...new Set([...account.cells, event.data.cell])],
      }
    case 'staff.revoked':
      return { ...account, grants: account.grants.filter(({ id }) => id !== event.data.grant) }
    case 'staff.declared':
      return { ...account, interests: event.data.interests }
    case 'staff.signed_out':
      return { ...account, sessionsFrom: event.data.at }
    case 'staff.language_chosen':
      return { ...account, language: event.data.language }
    case 'staff.ended':
      return { ...account, status: 'ended', grants: [], sessionsFrom: event.data.at }
  }
}

/**
 * A signed-in person, as deeds and queries see one: read from the account at every request, so a revoked grant is gone
 * at once.
 */
export type StaffActor = {
  readonly role: 'staff'
  /** `staff:<id>`: how the ledger names who did something. */
  readonly name: string
  readonly id: string
  /** The person's name, for the desk alone. */
  readonly person: string
  /** Those that count today. */
  readonly grants: readonly HeldGrant[]
  /** Of grants that a reform touched. */
  readonly ties?: readonly Tie[]
  readonly interests: readonly string[]
  /** When the person last proved with a second factor who it is; null: not in this session. */
  readonly provenAt: string | null
}

/**
 * Who handles something: the post of a cell (`650402100`) or a department at a cell (`650402@water`). It goes into keys of
 * queues and lists.
 */
export type Unit = string

const UNIT = /^([0-9A-Za-z-]{1,32})(?:@([a-z-]{1,32}))?$/

export const isUnit = (unit: string): boolean => UNIT.test(unit)
export const cellOfUnit = (unit: Unit): string => UNIT.exec(unit)?.[1] ?? ''
export const departmentOfUnit = (unit: Unit): string | undefined => UNIT.exec(unit)?.[2]
export const departmentUnit = (cell: string, department: string): Unit => `${cell}@${department}`

/** The department to which complaints about the top cell itself go (纪检监察). */
export const DISCIPLINE = 'discipline'

/** A person as deeds see one on a day. */
export const actorOf = (
  { id, name, grants, interests }: Account,
  today: Day,
  provenAt: string | null,
): StaffActor => ({
  role: 'staff',
  name: `staff:${id}`,
  id,
  person: name,
  grants: grants.filter(({ from, until }) => from <= today && (until === null || today <= until)),
  interests,
  provenAt,
})

/** The units a person speaks for, one a grant that handles cases. */
export const unitsOf = ({ grants }: Pick<StaffActor, 'grants'>): readonly Unit[] => [
  ...new Set(
    grants.flatMap(({ role, cell, department }) => {
      if (role === 'department' && department !== undefined) return [departmentUnit(cell, department)]
      return role === 'head' || role === 'worker' || role === 'command' ? [cell] : []
    }),
  ),
]
