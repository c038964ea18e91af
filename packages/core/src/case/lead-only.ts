import { fault } from '../fault.ts'
import { type Action, authorize, type Circumstances } from '../staff/authorize.ts'
import type { StaffActor } from '../staff/staff.ts'
import type { Case } from './case.ts'
import { resourceOf } from './resource.ts'
import type { DeedName } from './stage.ts'

/** What units that only take part in a joint enforcement (联合执法, S2-24) do beside reading. */
const forMembers: ReadonlySet<DeedName> = new Set(['visit', 'progress', 'note'])

/**
 * In a joint enforcement the lead unit handles: those who have their right by taking part alone may look, go there and report.
 * @throws Fault `case.not_lead`
 */
export function demandLead(
  actor: StaffActor,
  deed: DeedName,
  action: Action,
  state: Case,
  circumstances: Circumstances,
): void {
  if (state.team === null || forMembers.has(deed)) return
  const alone = resourceOf({ ...state, team: null })
  const verdict = authorize(actor, action, alone, circumstances)
  const isOutside =
    !verdict.allow && (verdict.reason === 'staff.unknown' || verdict.reason === 'staff.denied')
  if (isOutside) throw fault('case.not_lead')
}
