import type { RegisterChange } from '@wangge/ledger'
import * as z from 'zod/mini'
import { cellOfUnit } from '../staff/staff.ts'
import { joinedWait, wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import type { Case } from './case.ts'
import { endClocks, meetClock, startClock } from './clocks.ts'
import type { Done, Known } from './deed.ts'
import { freeText } from './free-text.ts'
import { noteSettled } from './note-settled.ts'
import { drawOf, JOINED_COUNTED, planLookBack } from './plan-look-back.ts'
import { forgetFrom } from './retention.ts'
import { overseerOf } from './who-acts.ts'

export const checkResults = ['passed', 'failed'] as const

/** What a closing fulfils; what else still runs is dropped. */
const FULFILLED = [
  'tip.start',
  'tip.finish',
  'transfer.finish',
  'stage.next',
  'check.finish',
  'urge.whole',
  'urge.rapid',
  'urge.periodic',
]

/**
 * Checks what was handed in (核查结案, B2.5): by the unit above, and never by one who had a part in handling it. What passes
 * is closed; what fails goes back to be mended.
 * @throws Fault `case.result_missing`, `staff.same_person` for one of the handlers, those of `actOnCase`
 */
export const checkCase = actOnCase({
  name: 'check',
  action: 'case.check',
  schema: z.strictObject(
    { result: z.enum(checkResults, 'case.result_missing'), text: freeText() },
    { error: wrongForm },
  ),
  gather: async (ctx, state, { result }) => ({
    joined: result === 'passed' ? (await ctx.ledger.waiting(joinedWait(state.no), JOINED_COUNTED)).length : 0,
    drawn: drawOf(ctx.random(2)),
    settled: result === 'passed' ? await noteSettled(ctx, state) : [],
  }),
  decide: (state, { result, text }, known) => ({
    ...(result === 'passed' ? close(state, known) : giveBack(state, known)),
    words: { text },
  }),
})

type Gathered = {
  readonly joined: number
  readonly drawn: number
  readonly settled: readonly RegisterChange[]
}

const checkersWith = ({ checkers }: Case, by: string) => [...new Set([...checkers, by])]

function close(state: Case, known: Known & Gathered): Done {
  const { now, by, jurisdiction, settled } = known
  const { outcome, clocks, unit, cells } = state
  if (!outcome) throw new Error(`${state.no} is checked without an outcome`)
  const at = now.toISOString()
  const above = overseerOf(state, unit)
  const below = cells.slice(cells.indexOf(cellOfUnit(unit)) + 1)
  const ended = startClock(endClocks(clocks, FULFILLED, now), 'publish.outcome', {
    unit: above,
    jurisdiction,
    now,
  })
  const planned = planLookBack({ ...state, clocks: ended }, known)
  return {
    to: 'closed',
    set: {
      checkers: checkersWith(state, by),
      outcome: { ...outcome, checkedBy: by, deliveries: { ...outcome.deliveries, lowerCell: at } },
      closedAt: at,
      answers: 0,
      forgetAt: forgetFrom(now, jurisdiction),
      urge: null,
      ...planned.set,
    },
    facts: { ...planned.facts, kind: 'passed', verdict: outcome.verdict },
    news: [{ kind: 'closed', units: below.length > 0 ? below : [unit] }, ...planned.news],
    ...(settled.length > 0 && { registers: settled }),
  }
}

const giveBack = (state: Case, { now, by }: Known): Done => ({
  to: 'rectifying',
  set: {
    checkers: checkersWith(state, by),
    outcome: null,
    clocks: meetClock(state.clocks, 'check.finish', now),
  },
  facts: { kind: 'failed' },
})
