import { dayOf } from '../calendar/calendar.ts'
import { type Dated, inForce } from '../dated.ts'
import type { Unit } from '../staff/staff.ts'
import type { Case, LookBack } from './case.ts'
import { startClock } from './clocks.ts'
import rules from './look-back-rules.json' with { type: 'json' }
import { overseerOf } from './who-acts.ts'

type Rule = Dated & { readonly outcryTips: number; readonly drawPermille: number }

type Facts = {
  /** Tips that joined the one that opened it. */
  readonly joined: number
  /** 0 to 999, by chance. */
  readonly drawn: number
  readonly now: Date
  readonly jurisdiction: string
}

/** As many joined tips as a rule can ask for need be counted. */
export const JOINED_COUNTED = 50

/** A draw from two random bytes, so even that no permille is off by more than a sixtieth of itself. */
export const drawOf = (random: Uint8Array): number => (((random[0] ?? 0) << 8) | (random[1] ?? 0)) % 1000

type Planned = {
  readonly facts: { readonly count: number }
  readonly news: readonly { readonly kind: 'to-look-back'; readonly units: readonly Unit[] }[]
  readonly set: Pick<Case, 'lookBack' | 'clocks'>
}

/**
 * Whether a case that closes is looked at once more (回头看, S1-19), why, and by when: what a superior assigned or urged,
 * what the public spoke of strongly, and by chance. `facts` go into the event, what was drawn too, so it can be checked.
 */
export function planLookBack(state: Case, { joined, drawn, now, jurisdiction }: Facts): Planned {
  const facts = { count: drawn }
  const rule = inForce<Rule>(rules, jurisdiction, dayOf(now))
  const trigger = rule && triggerOf(state, rule, joined, drawn)
  if (!trigger) return { facts, news: [], set: { lookBack: null, clocks: state.clocks } }
  const unit = overseerOf(state, state.unit)
  const clocks = startClock(state.clocks, LOOK_BACK_CLOCK, { unit, jurisdiction, now })
  const lookBack: LookBack = { trigger, result: null, doneOn: null, by: null }
  return { facts, set: { lookBack, clocks }, news: [{ kind: 'to-look-back', units: [unit] }] }
}

export const LOOK_BACK_CLOCK = 'look-back.finish'

function triggerOf(
  { origin, urge, tip }: Case,
  { outcryTips, drawPermille }: Rule,
  joined: number,
  drawn: number,
): LookBack['trigger'] | undefined {
  if (origin === 'superior' || urge !== null) return 'superior'
  if (joined + (tip === null ? 0 : 1) >= outcryTips) return 'outcry'
  return drawn < drawPermille ? 'draw' : undefined
}
