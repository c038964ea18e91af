import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { sayToReporter } from '../tip/say.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import type { Case } from './case.ts'
import { tipsOf } from './case-tips.ts'
import { endClocks, meetClock, startClock } from './clocks.ts'
import type { Done, Known } from './deed.ts'
import { freeText } from './free-text.ts'
import { REVIEW_CLOCK } from './open-review.ts'
import { freshRound } from './receiving.ts'

/** Reporters told at once: all of them stand or fall in one transaction, which holds a hundred items. */
const TOLD = 20

/**
 * Decides one level up, by somebody who neither handled nor checked it, what a reporter said of an outcome: it is upheld, and
 * the reporters who objected are told why, or the case is handled again from the start of its investigation. The outcome
 * that did not hold stays in the events; a reward that was paid stays paid.
 * @throws Fault of `actOnCase`
 */
export const reviewCase = actOnCase({
  name: 'review',
  action: 'case.review',
  schema: z.strictObject(
    { result: z.enum(['upheld', 'reopened'], 'case.result_unknown'), text: freeText() },
    { error: wrongForm },
  ),
  async gather(ctx, state, { text }) {
    const tips = (await tipsOf(ctx, state)).filter(({ state: { disputed } }) => disputed !== undefined)
    return { streams: tips.slice(0, TOLD).flatMap((head) => sayToReporter(ctx, head, text) ?? []) }
  },
  decide(state, { result, text }, known) {
    const done = result === 'upheld' ? upheld(state, known) : reopened(state, known)
    return { ...done, facts: { kind: result }, words: { text }, streams: known.streams }
  },
})

function upheld({ review, clocks, checkers }: Case, { now, by }: Known): Done {
  if (review === null) throw fault('case.wrong_stage')
  return {
    set: {
      review: null,
      checkers: [...new Set([...checkers, by])],
      clocks: meetClock(clocks, REVIEW_CLOCK, now),
    },
    to: review.stage,
  }
}

/** Whoever checked the outcome that did not hold may handle the case now; whoever handled it may never check it. */
function reopened({ unit, clocks, round }: Case, { now, jurisdiction }: Known): Done {
  const ended = endClocks(clocks, [REVIEW_CLOCK], now)
  return {
    set: {
      ...freshRound,
      review: null,
      round: round + 1,
      outcome: null,
      answers: 0,
      lookBack: null,
      closedAt: null,
      escalated: [],
      checkers: [],
      clocks: ['tip.start', 'tip.finish'].reduce(
        (running, key) => startClock(running, key, { unit, jurisdiction, now }),
        ended,
      ),
    },
    to: 'dispatched',
    news: { kind: 'dispatched', units: [unit] },
  }
}
