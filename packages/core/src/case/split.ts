import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { speakingUnits } from '../staff/authorize.ts'
import type { Unit } from '../staff/staff.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { appendOf } from './append-of.ts'
import { type Case, caseStream } from './case.ts'
import { meetClock, startClock } from './clocks.ts'
import type { Gathers } from './deed.ts'
import { freeText } from './free-text.ts'
import { landOf } from './land.ts'
import { newCase } from './new-case.ts'
import { demandReceiver, isReached, unitSchema } from './receiving.ts'
import { machine } from './stage.ts'

const MOST = 10

/**
 * Splits off parts as linked cases of their own, each with its unit, accepted at once and with clocks of its own. They stand or
 * fall with this deed; the parent is concluded when none of them is open any more. The reporter's words stay with the parent.
 * @throws Fault `case.parts_invalid`, `case.unit_unknown`, `case.dispatch_conflict`, `case.out_of_reach`, those of
 *   `actOnCase`
 */
export const splitCase = actOnCase({
  name: 'split',
  action: 'case.split',
  schema: z.strictObject(
    {
      to: z
        .array(unitSchema, 'case.parts_invalid')
        .check(z.minLength(1, 'case.parts_invalid'), z.maxLength(MOST, 'case.parts_invalid')),
      text: freeText(),
    },
    { error: wrongForm },
  ),
  async gather(ctx, state, { to }, actor) {
    const land = landOf(await loadScheme(ctx))
    const units = actor.role === 'staff' ? speakingUnits(actor, 'case.split') : []
    for (const [i, unit] of to.entries()) {
      demandReceiver(unit, state.against, land, `to.${i}`)
      if (!isReached(unit, units, land)) throw fault('case.out_of_reach', `to.${i}`)
    }
    return { cut: to.map((unit) => partOf(ctx, state, unit, actor.name)) }
  },
  decide({ parts }, { to, text }, { cut }) {
    if (parts.length + to.length > MOST) throw fault('case.parts_invalid', 'to')
    return {
      set: { parts: [...parts, ...cut.map(({ no }) => no)] },
      facts: { count: to.length },
      words: { text },
      streams: cut.map(({ stream }) => stream),
      outbox: cut.flatMap(({ outbox }) => outbox),
      news: { kind: 'dispatched', units: [...new Set(to)] },
    }
  },
})

/** A part, opened and accepted in one append. */
function partOf(ctx: Gathers, state: Case, unit: Unit, by: string) {
  const { no: parent, origin, category, scheme, cells, against, site, recurrence, match } = state
  const asked = { origin, category, scheme, cells, unit, against, site, follows: null, recurrence, match }
  const opened = newCase(ctx, { ...asked, partOf: parent })
  const move = machine.find(({ deed }) => deed === 'accept')
  if (!move) throw new Error('machine.json has no accept')
  const now = ctx.now()
  const { jurisdiction } = ctx
  const part = opened.stream.state as Case
  const clocks = ['tip.start', 'tip.finish'].reduce(
    (running, key) => startClock(running, key, { unit, jurisdiction, now }),
    meetClock(part.clocks, 'tip.accept', now),
  )
  const accepted = appendOf(ctx, { state: part, seq: 1, by, move, done: { set: { clocks } } })
  const [last] = accepted.streams
  if (!last) throw new Error('an accepted part has a stream')
  return {
    no: opened.no,
    stream: {
      ...opened.stream,
      ...last,
      stream: caseStream(opened.no),
      after: 0,
      events: [...opened.stream.events, ...last.events],
    },
    outbox: [...opened.outbox, ...(accepted.outbox ?? [])],
  }
}
