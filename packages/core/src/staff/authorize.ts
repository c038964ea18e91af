import { type Day, dayOf } from '../calendar/calendar.ts'
import type { FaultCode } from '../fault.ts'
import policyList from './policy.json' with { type: 'json' }
import {
  cellOfUnit,
  DISCIPLINE,
  departmentOfUnit,
  departmentUnit,
  type Grant,
  type HeldGrant,
  type StaffActor,
  type StaffRole,
  type Unit,
  unitsOf,
} from './staff.ts'

/**
 * Where a thing lies for a grant: `own`, its unit handles it (or it is offered to that unit); `below`, a unit under the
 * grant's cell does; `place`, it happened there, but a unit above does; `former`, its unit passed it on to another.
 */
export const positions = ['own', 'below', 'place', 'former'] as const
export type Position = (typeof positions)[number]

/**
 * How far a role reaches in one action: each word takes in those before it, but `below` alone leaves the own ones out. `organ`:
 * the own cases of the discipline organ, over which nobody stands who may see a complaint about the top; `passed`: those of
 * `place`, and what the own unit passed on.
 */
export type Reach = 'own' | 'below' | 'subtree' | 'place' | 'passed' | 'organ'

const within: Readonly<Record<Reach, readonly Position[]>> = {
  own: ['own'],
  below: ['below'],
  subtree: ['own', 'below'],
  place: ['own', 'below', 'place'],
  passed: ['own', 'below', 'place', 'former'],
  organ: ['own'],
}

/** Who must be another person than the one who acts. */
export type Apart = 'handlers' | 'checkers' | 'proposers' | 'approvers' | 'askers'

type Rule = {
  readonly action: string
  readonly allow: Readonly<Partial<Record<StaffRole, Reach>>>
  readonly apart?: readonly Apart[]
  /** Only within minutes of having proved who one is with a second factor. */
  readonly prove?: boolean
  /** Each use is written down, not the refusals alone. */
  readonly record?: boolean
}

export const actions = [...policyList.map(({ action }) => action)] as const
export type Action = (typeof policyList)[number]['action']
export const policy: readonly Rule[] = policyList as unknown as readonly Rule[]
const rules = new Map(policy.map((rule) => [rule.action, rule]))

/** What is acted on, as far as rights go. */
export type Resource = {
  /** Chain of the cells of its place, top first. */
  readonly cells: readonly string[]
  /** Id of the scheme these are cells of; none: today's. */
  readonly scheme?: string
  /** Who handles it; the last cell's post where nobody does. */
  readonly unit?: Unit
  /** To whom it is offered, beside that, and who takes part in handling it. */
  readonly others?: readonly Unit[]
  /** Who handled it before and passed it on; they count until that day, null while it is open. */
  readonly former?: { readonly units: readonly Unit[]; readonly until: Day | null }
  readonly category?: string
  /** The unit that is complained of: it and those below it never see it (T7, C3). */
  readonly against?: Unit | null
  /** The grid point it is about, if it is about one. */
  readonly site?: string | null
  readonly persons?: Readonly<Partial<Record<Apart, readonly string[]>>>
}

/** What holds at the moment: the time, and which cell lies under which in the scheme in force. */
export type Circumstances = {
  readonly now: Date
  /** Whether a cell is `top` or lies below it. */
  readonly isWithin: (cell: string, top: string) => boolean
}

export type Verdict =
  | { readonly allow: true; readonly grant: Grant; readonly record: boolean }
  | { readonly allow: false; readonly reason: Denial; readonly told: Denial }

/**
 * `unknown`: nothing of it is the actor's business, to be told as not there; `denied`: seen, but not this; `conflict`: the
 * actor is complained of or tied to the enterprise; `same_person`; `prove`: first with a second factor. What is told may
 * be less than the reason: those complained of hear that there is no such thing (T7).
 */
export type Denial = Extract<
  FaultCode,
  'staff.unknown' | 'staff.denied' | 'staff.conflict' | 'staff.same_person' | 'staff.prove'
>

/** How long a proof with a second factor holds, in milliseconds (security T16). */
export const PROOF_LIFE = 5 * 60_000

/** Where a thing lies for one grant; undefined where it lies outside. */
export function positionOf(
  held: HeldGrant,
  resource: Resource,
  { now, isWithin }: Circumstances,
): Position | undefined {
  const grant = inSchemeOf(resource, held)
  if (!grant) return undefined
  return placeOf(grant, resource, isWithin) ?? (isFormer(grant, resource, now) ? 'former' : undefined)
}

/**
 * A grant in the cells of the scheme a thing lies in: those of today, or those it was given in. In any other scheme its codes
 * may name other land.
 */
function inSchemeOf({ scheme }: Resource, grant: HeldGrant): HeldGrant | undefined {
  const { named, except: _, ...whole } = grant
  if (!named || scheme === undefined || scheme === named.today) return grant
  return scheme === named.scheme ? { ...whole, cell: named.cell } : undefined
}

const unitOf = ({ role, cell, department }: Grant): Unit =>
  role === 'department' ? departmentUnit(cell, department ?? '') : cell

const isFormer = (grant: Grant, { former }: Resource, now: Date): boolean =>
  former?.units.includes(unitOf(grant)) === true && (former.until === null || dayOf(now) <= former.until)

function placeOf(
  grant: HeldGrant,
  { cells, unit, others = [] }: Resource,
  isWithin: Circumstances['isWithin'],
): Exclude<Position, 'former'> | undefined {
  const handling = unit ?? cells.at(-1) ?? ''
  if (grant.role === 'department') {
    const own = unitOf(grant)
    return handling === own || others.includes(own) ? 'own' : undefined
  }
  if (handling === grant.cell || others.includes(grant.cell)) return 'own'
  const { except = [] } = grant
  if (except.some((cell) => cells.includes(cell) || isWithin(cellOfUnit(handling), cell))) return undefined
  const [at, handled] = [cells.indexOf(grant.cell), cells.indexOf(cellOfUnit(handling))]
  // The chain counts beside the scheme in force: a closed case keeps the cells of its time.
  if (isWithin(cellOfUnit(handling), grant.cell) || (at >= 0 && handled >= at)) return 'below'
  return at >= 0 ? 'place' : undefined
}

/** Whether a person may do something to a thing now, and why not. Pure and total: what no rule allows is refused. */
export function authorize(
  actor: StaffActor,
  action: Action,
  resource: Resource,
  { now, isWithin }: Circumstances,
): Verdict {
  const refuse = (reason: Denial, told = reason) => ({ allow: false, reason, told }) as const
  const rule = rules.get(action)
  const placed = actor.grants
    .filter(
      ({ kinds }) =>
        kinds.length === 0 || resource.category === undefined || kinds.includes(resource.category),
    )
    .flatMap((grant) => {
      const position = positionOf(grant, resource, { now, isWithin })
      return position ? [{ grant, position }] : []
    })
  if (!rule || placed.length === 0) return refuse('staff.unknown')
  if (isAccused(actor, resource, isWithin)) return refuse('staff.conflict', 'staff.unknown')
  if (resource.site != null && actor.interests.includes(resource.site)) return refuse('staff.conflict')
  const found = placed.find(({ grant, position }) => {
    const reach = rule.allow[grant.role]
    if (reach === 'organ' && grant.department !== DISCIPLINE) return false
    return reach !== undefined && within[reach].includes(position)
  })
  if (!found) return refuse('staff.denied')
  if ((rule.apart ?? []).some((who) => resource.persons?.[who]?.includes(actor.name)))
    return refuse('staff.same_person')
  if (rule.prove && !isProven(actor, now)) return refuse('staff.prove')
  return { allow: true, grant: found.grant, record: rule.record ?? false }
}

/** The units a person speaks for in one action: those of grants whose role may do it somewhere. */
export const speakingUnits = (
  { grants }: Pick<StaffActor, 'grants'>,
  action: Action | 'system',
): readonly Unit[] =>
  unitsOf({ grants: grants.filter(({ role }) => rules.get(action)?.allow[role] !== undefined) })

/** Clocks of two machines may differ by a minute, and no more. */
function isProven({ provenAt }: StaffActor, now: Date): boolean {
  const age = provenAt === null ? Number.NaN : now.getTime() - Date.parse(provenAt)
  return age >= -60_000 && age <= PROOF_LIFE
}

/** One of those complained of, or below them. A grant above the one complained of does not heal it. */
function isAccused(
  { grants, ties = [] }: StaffActor,
  { against, cells }: Resource,
  isWithin: Circumstances['isWithin'],
): boolean {
  if (against == null) return false
  const [cell, department] = [cellOfUnit(against), departmentOfUnit(against)]
  const chain = cells.includes(cell) ? cells.slice(cells.indexOf(cell)) : [cell]
  const answersFor = [...grants.map((grant) => ({ ...grant, cells: [grant.cell] })), ...ties]
  return answersFor.some(
    (own) =>
      own.cells.some((each) => isWithin(each, cell) || chain.includes(each)) &&
      (department === undefined ? !overseesAll(own) : own.department === department),
  )
}

/** Who stands outside the line of command: the discipline organ and the auditors. Somebody must see a complaint about the top. */
const overseesAll = ({ role, department }: Pick<Grant, 'role' | 'department'>) =>
  role === 'auditor' || department === DISCIPLINE
