import type { StaffActor } from '@wangge/core/staff'
import { type Action, policy } from '@wangge/core/staff/authorize'

/** Whether one of a person's roles may do it anywhere; the thing itself is judged apart. */
export const mayAnywhere = ({ grants }: StaffActor, action: Action): boolean => {
  const allow = policy.find((rule) => rule.action === action)?.allow ?? {}
  return grants.some(({ role }) => allow[role] !== undefined)
}
