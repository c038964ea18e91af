import { dayOf } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import { amountOf, withFactor } from './amount.ts'
import type {
  Applicant,
  Award,
  Decision,
  Finding,
  Refusal,
  Refused,
  Remark,
  RewardScheme,
  Trace,
} from './reward.ts'
import { split } from './split.ts'

type Judged = Applicant & Remark

/**
 * The ordered decision of reference C2: remit, verified, known before, excluded persons, first or joint, overlap, paid
 * elsewhere, amount. A tip is refused by the first test it fails, and every test leaves its trace. Pure: the same facts
 * give the same decision, in whatever order the tips are named.
 * @throws Fault `reward.item_unknown` when the scheme knows no such tier, grade or contribution
 */
export function judge(
  scheme: RewardScheme,
  finding: Finding,
  applicants: readonly Applicant[],
  remarks: readonly Remark[],
): Decision {
  const traces: Trace[] = []
  const refused: Refused[] = []
  let left: readonly Judged[] = applicants
    .map((applicant) => ({ ...applicant, ...remarkOf(applicant.tip, remarks) }))
    .toSorted(byRegistration)

  /** Takes out who fails. */
  const test = (name: string, fails: (each: Judged) => Refusal | undefined) => {
    const out = left.flatMap((each) => {
      const reason = fails(each)
      return reason ? [{ tip: each.tip, reason }] : []
    })
    refused.push(...out)
    traces.push({ test: name, passed: out.length === 0, tips: out.map(({ tip }) => tip) })
    left = left.filter(({ tip }) => !out.some((each) => each.tip === tip))
  }
  const punished = finding.penaltyServedOn !== null || finding.policeOn !== null

  test('withdrawn', ({ withdrawn }) => (withdrawn ? 'withdrawn' : undefined))
  test('remit', () => (finding.inRemit ? undefined : 'not-in-remit'))
  test('verified', () => {
    if (!scheme.verdicts.includes(finding.verdict)) return 'not-verified'
    return scheme.needsPenalty && !punished ? 'no-penalty' : undefined
  })
  test('known', ({ registeredAt, moreThanKnown }) => {
    const before = finding.known.filter(({ at }) => Date.parse(at) < Date.parse(registeredAt))
    if (scheme.mediaExposedExcluded && before.some(({ register }) => register === 'media'))
      return 'media-exposed'
    const others = before.filter(({ register }) => register !== 'media')
    return others.length > 0 && !moreThanKnown ? 'known-before' : undefined
  })
  test('excluded', ({ excluded, staff }) => {
    const why = excluded ?? (staff ? 'duty-staff' : null)
    return why && scheme.excluded.includes(why) ? 'excluded-person' : undefined
  })
  const firsts = firstOf(scheme, left)
  test('first', ({ tip }) => (firsts.includes(tip) ? undefined : 'not-first'))
  test('overlap', ({ contained }) => (contained ? 'overlap' : undefined))
  test('paid elsewhere', () => (finding.paidElsewhere ? 'paid-elsewhere' : undefined))

  const { awards, tier } = awarded(scheme, finding, left)
  return { scheme: scheme.id, tier, traces, awards, refused }
}

const nothingRemarked = {
  excluded: null,
  insider: false,
  moreThanKnown: false,
  contained: false,
  contribution: null,
} as const

const remarkOf = (tip: string, remarks: readonly Remark[]): Remark =>
  remarks.find((remark) => remark.tip === tip) ?? { tip, ...nothingRemarked }

/** By the server's time of acceptance; the number decides between equals, so every order of delivery gives one order. */
const byRegistration = (a: Applicant, b: Applicant) =>
  a.registeredAt === b.registeredAt ? (a.tip < b.tip ? -1 : 1) : a.registeredAt < b.registeredAt ? -1 : 1

/** The earliest, with all of the same day where its channel has a same-day rule (offline counters keep no minutes). */
function firstOf({ jointChannels }: RewardScheme, sorted: readonly Judged[]): readonly string[] {
  const [first] = sorted
  if (!first) return []
  if (!jointChannels.includes(first.channel)) return [first.tip]
  const day = dayOf(new Date(first.registeredAt))
  return sorted
    .filter((each) => jointChannels.includes(each.channel) && dayOf(new Date(each.registeredAt)) === day)
    .map(({ tip }) => tip)
}

/** A joint report is one: one amount, split. The best contribution and an insider among them count for all. */
function awarded(scheme: RewardScheme, finding: Finding, firsts: readonly Judged[]) {
  if (firsts.length === 0) return { awards: [] as Award[], tier: null }
  const amounts = firsts.map(({ contribution }) => amountOf(scheme, finding, contribution))
  const known = amounts.filter((each) => each !== undefined)
  const [one] = known
  if (!one) throw fault('reward.item_unknown', 'items')
  const best = known.reduce((highest, each) => (each.fen > highest.fen ? each : highest), one)
  const total = withFactor(
    scheme,
    best.fen,
    firsts.some(({ insider }) => insider),
  )
  const parts = split(total, firsts.length)
  return { awards: firsts.map(({ tip }, i) => ({ tip, fen: parts[i] ?? 0 })), tier: best.tier }
}
