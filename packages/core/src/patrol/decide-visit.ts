import { fault } from '../fault.ts'
import type { StaffActor } from '../staff/staff.ts'
import { overlaps, type Span } from './own-times.ts'
import type { Finding, PatrolRole, Patrols, PatrolVisit, VisitInput } from './patrol.ts'

/** How far ahead a phone's clock may run, in milliseconds. */
const CLOCK_SKEW = 5 * 60_000
const LONGEST = 24 * 3_600_000
/** What one month's head has room for. */
const VISITS = 400

/** To the minute. */
const minuteOf = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}Z`

type Facts = {
  readonly no: string
  readonly by: string
  readonly role: PatrolRole
  readonly now: Date
  /** In milliseconds. */
  readonly within: number
  readonly own: readonly Span[]
  readonly metres: number
  readonly inside: number | null
  /** Numbers of the cases opened, one for each finding that says so, in their order. */
  readonly cases: readonly string[]
}

export const spanOf = ({ startedAt, endedAt }: Pick<VisitInput, 'startedAt' | 'endedAt'>): Span => ({
  from: Date.parse(startedAt),
  to: Date.parse(endedAt),
})

/** When something was found: within the visit, at its end where nothing is said. */
export const foundAt = ({ at }: VisitInput['findings'][number], { to }: Span): number =>
  at === undefined ? to : Date.parse(at)

/**
 * @throws Fault `patrol.time_invalid`, `patrol.in_future`, `patrol.too_late`, `patrol.overlap`, `patrol.track_invalid`,
 *   `patrol.full`
 */
export function decideVisit(patrols: Patrols, input: VisitInput, facts: Facts): PatrolVisit {
  const { now, within, own, cases } = facts
  const span = spanOf(input)
  if (span.to <= span.from || span.to - span.from > LONGEST) throw fault('patrol.time_invalid', 'endedAt')
  if (span.to > now.getTime() + CLOCK_SKEW) throw fault('patrol.in_future', 'endedAt')
  if (span.from < now.getTime() - within) throw fault('patrol.too_late', 'startedAt')
  if (own.some((other) => overlaps(other, span))) throw fault('patrol.overlap', 'startedAt')
  if (patrols.visits.length >= VISITS) throw fault('patrol.full', 'cell')
  const isDuring = (at: number) => at >= span.from - CLOCK_SKEW && at <= span.to + CLOCK_SKEW
  if (!input.track.every(({ at }) => isDuring(Date.parse(at)))) throw fault('patrol.track_invalid', 'track')
  const early = input.findings.findIndex((finding) => !isDuring(foundAt(finding, span)))
  if (early >= 0) throw fault('patrol.time_invalid', `findings.${early}.at`)
  let opened = 0
  const findings = input.findings.map((finding): Finding => {
    const { category, result, photos } = finding
    const no = result === 'case' ? cases[opened++] : undefined
    return {
      category,
      result,
      foundAt: minuteOf(foundAt(finding, span)),
      ...(result === 'fixed' && { fixedAt: minuteOf(span.to) }),
      ...(no !== undefined && { case: no }),
      photos: photos.length,
    }
  })
  return {
    no: facts.no,
    by: facts.by,
    role: facts.role,
    at: minuteOf(span.from),
    seconds: Math.round((span.to - span.from) / 1000),
    metres: facts.metres,
    inside: facts.inside,
    photos: input.photos.length,
    findings,
  }
}

/** As what somebody patrols a cell: only its own head or worker does the duty of the cell. */
export function roleIn({ grants }: Pick<StaffActor, 'grants'>, cell: string): PatrolRole {
  const own = grants.filter((grant) => grant.cell === cell).map(({ role }) => role)
  if (own.includes('head')) return 'head'
  return own.includes('worker') ? 'worker' : 'superior'
}
