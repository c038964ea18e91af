import type { Action, Denial, Resource } from '../staff/authorize.ts'
import { actions, authorize } from '../staff/authorize.ts'
import { type StaffActor, type Unit, unitsOf } from '../staff/staff.ts'
import type { Case } from './case.ts'
import type { Land } from './land.ts'
import { demandLead } from './lead-only.ts'
import { resourceOf } from './resource.ts'
import { type DeedName, machine } from './stage.ts'

/** A deed that is legal now; `blocked`: somebody else must do it, and why. */
export type NextDeed = { readonly deed: DeedName; readonly blocked?: Denial }

/** Rights of deeds that have none of their own name. */
const rights: Readonly<Partial<Record<DeedName, Action>>> = {
  'note-receipt': 'case.hand-over',
  'take-back': 'case.transfer',
  'go-on': 'case.pause',
}

/** The right a deed of a person asks for; undefined for what the clock and the public's own deeds cause. */
export function rightOf(deed: DeedName): Action | undefined {
  const right = rights[deed] ?? `case.${deed}`
  return actions.includes(right) ? right : undefined
}

type Asks = (state: Case, units: readonly Unit[]) => boolean

const isOfferedTo: Asks = ({ transfer }, units) =>
  transfer !== null && transfer.agreement === undefined && units.includes(transfer.to)

/** What the stage alone does not tell. */
const asks: Readonly<Partial<Record<DeedName, Asks>>> = {
  receive: isOfferedTo,
  refuse: (state, units) => isOfferedTo(state, units) && state.transfer?.final === false,
  settle: ({ transfer, refusals }) => (transfer === null ? refusals > 0 : transfer.agreement === undefined),
  transfer: ({ settled }) => !settled,
  'take-back': ({ transfer }, units) => transfer !== null && units.includes(transfer.from),
  'note-receipt': ({ transfer }) => transfer?.agreement !== undefined,
  publish: ({ outcome }) => outcome !== null && outcome.published === null,
  'look-back': ({ lookBack }) => lookBack !== null && lookBack.result === null,
  'order-look-back': ({ lookBack }) => lookBack === null || lookBack.result !== null,
  review: ({ review }) => review !== null,
  answer: ({ questions }) => questions.some(({ answer }) => answer === null),
  pause: ({ clocks }) => clocks.some(({ state }) => state === 'running'),
  'go-on': ({ clocks }) => clocks.some(({ state }) => state === 'paused'),
}

/**
 * The deeds a person may do on a case now: those the machine allows at its stage and the policy to the person. What lacks
 * only a proof with a second factor counts as possible; what only another person may do is named with the reason.
 */
export function nextDeeds(
  state: Case,
  actor: StaffActor,
  land: Pick<Land, 'isWithin'>,
  now: Date,
): readonly NextDeed[] {
  const resource: Resource = resourceOf(state)
  const units = unitsOf(actor)
  return machine.flatMap(({ deed, from }) => {
    const right = rightOf(deed)
    if (!right || !from.includes(state.stage) || asks[deed]?.(state, units) === false) return []
    const circumstances = { now, isWithin: land.isWithin }
    if (!leads(actor, deed, right, state, circumstances)) return []
    const verdict = authorize(actor, right, resource, circumstances)
    if (verdict.allow || verdict.told === 'staff.prove') return [{ deed }]
    return verdict.told === 'staff.same_person' ? [{ deed, blocked: verdict.told }] : []
  })
}

/** In a joint enforcement most deeds are the lead unit's. */
function leads(...asked: Parameters<typeof demandLead>): boolean {
  try {
    demandLead(...asked)
    return true
  } catch {
    return false
  }
}
