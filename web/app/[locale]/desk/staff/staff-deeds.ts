import type { FaultCode } from '@wangge/core/fault'
import type { Wrong } from '../../../../server/wrong.ts'

export const staffDeeds = ['invite', 'grant', 'revoke', 'declare', 'sign-out', 'end', 'hand-over'] as const
export type StaffDeed = (typeof staffDeeds)[number]

/** What a form of this page came back with. `typed` is empty once it is done. */
export type Answer = {
  readonly wrongs: readonly Wrong[]
  readonly typed: Readonly<Record<string, readonly string[]>>
  readonly done: {
    /** Told once: the code of an invitation, and the number of its account. */
    readonly code?: string
    readonly id?: string
    readonly openCases?: number
  } | null
}

export const nothingYet: Answer = { wrongs: [], typed: {}, done: null }

/** Whoever meets one of these goes on in another window and sends the form again. */
export const elsewhere: Readonly<Partial<Record<FaultCode, 'prove' | 'signIn'>>> = {
  'staff.prove': 'prove',
  'staff.signed_out': 'signIn',
}
