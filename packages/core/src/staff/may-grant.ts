import type { Day } from '../calendar/calendar.ts'
import type { FaultCode } from '../fault.ts'
import type { Circumstances } from './authorize.ts'
import type { Grant, StaffActor } from './staff.ts'

/** A right that is to be given, or taken; one that is taken has no `until`. */
export type Wanted = Pick<Grant, 'role' | 'cell' | 'kinds'> & { readonly until?: Day | null }

type Ceiling = Extract<FaultCode, 'staff.too_high' | 'staff.too_long'>

/** Who may give and take rights: administrators all, cell heads those of the posts below them, as one hands over. */
const administrators = ['admin'] as const
const superiors = ['admin', 'head'] as const
export type Givers = typeof administrators | typeof superiors

export const giversOf = (action: string, role: Grant['role']): Givers =>
  action === 'staff.hand-over' && (role === 'head' || role === 'worker') ? superiors : administrators

/**
 * Why a person must not give a right, or take it: nobody reaches beyond his own cells, kinds and time; administration, and
 * what a cell head gives, lies strictly below the cell of whoever gives it (T15). Undefined: he may.
 */
export function refusedGrant(
  { grants }: Pick<StaffActor, 'grants'>,
  wanted: Wanted,
  isWithin: Circumstances['isWithin'],
  givers: Givers = administrators,
): Ceiling | undefined {
  const above = grants.filter(
    ({ role, cell, kinds, except = [] }) =>
      (givers as readonly string[]).includes(role) &&
      isWithin(wanted.cell, cell) &&
      !except.some((each) => isWithin(wanted.cell, each) || isWithin(each, wanted.cell)) &&
      !(cell === wanted.cell && (wanted.role === 'admin' || role === 'head')) &&
      (kinds.length === 0 || (wanted.kinds.length > 0 && wanted.kinds.every((kind) => kinds.includes(kind)))),
  )
  if (above.length === 0) return 'staff.too_high'
  const { until } = wanted
  if (
    until === undefined ||
    above.some((own) => own.until === null || (until !== null && until <= own.until))
  )
    return undefined
  return 'staff.too_long'
}
