import type { StreamAppend } from '@wangge/ledger'
import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import { loadScheme } from '../scheme/load.ts'
import { permit } from '../staff/permit.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { appendOf } from './append-of.ts'
import { isBarred } from './barred.ts'
import { type Case, caseStream } from './case.ts'
import { endClocks } from './clocks.ts'
import { freeText } from './free-text.ts'
import { type Land, landOf } from './land.ts'
import { demandNoOpenParts } from './parts.ts'
import { resourceOf } from './resource.ts'
import { isOpen, machine } from './stage.ts'
import { actingUnits } from './who-acts.ts'

/** What a merged case leads to when it is told of in the other. */
const ABSORBS = 'absorbs'

/**
 * Ends a duplicate: it goes into the other case, which must be open and in reach too. Its number and every receipt stay,
 * and lead to the other; who asked for a reward asks there (reference C3). Both cases change in one append, or neither.
 * @throws Fault `case.merge_self`, `case.merge_closed`, `case.merge_held` (each page tells of
 *   the other, and a page before its slot tells when a report came, T3), `case.parts_open`, `case.dispatch_conflict` when those complained
 *   of in one handle the other, `staff.unknown` for one out of reach, those of `actOnCase`
 */
export const mergeCase = actOnCase({
  name: 'merge',
  action: 'case.merge',
  schema: z.strictObject(
    {
      into: z.string('case.unknown').check(z.refine((no) => readNumber('C', no) === no, 'case.unknown')),
      reason: freeText('case.reason_missing'),
    },
    { error: wrongForm },
  ),
  async gather(ctx, state, { into }, actor) {
    if (into === state.no) throw fault('case.merge_self', 'into')
    const [head, loaded] = await Promise.all([ctx.ledger.head(caseStream(into)), loadScheme(ctx)])
    if (!head) throw fault('staff.unknown', 'into')
    const master = head.state as Case
    const land = landOf(loaded)
    if (actor.role === 'staff')
      await permit(ctx, actor, 'case.merge', into, resourceOf(master), land.isWithin)
    if (!isOpen(master)) throw fault('case.merge_closed', 'into')
    if (state.releasedAt === null || master.releasedAt === null) throw fault('case.merge_held')
    const against = togetherAgainst(state, master, land)
    await demandNoOpenParts(ctx, state)
    const move = machine.find(({ deed }) => deed === 'merge')
    if (!move) throw new Error('machine.json has no merge')
    const { streams, outbox } = appendOf(ctx, {
      state: master,
      seq: head.seq,
      by: actor.name,
      move,
      done: {
        to: master.stage,
        set: { against, merges: [...master.merges, state.no] },
        facts: { ref: state.no, kind: ABSORBS },
      },
    })
    return { absorbed: { streams: streams as readonly StreamAppend[], outbox } }
  },
  decide({ clocks, no }, { into, reason }, { now, absorbed }) {
    if (into === no) throw fault('case.merge_self', 'into')
    return {
      set: { mergedInto: into, clocks: endClocks(clocks, [], now) },
      facts: { ref: into },
      words: { reason },
      streams: absorbed.streams,
      ...(absorbed.outbox && { outbox: absorbed.outbox }),
    }
  },
})

/** Whom both complain of; what one says of a unit never comes to that unit by way of the other. */
function togetherAgainst(state: Case, master: Case, land: Land): Case['against'] {
  const handlers = [...actingUnits(master), ...actingUnits(state)]
  const { against } = state
  const differ = against !== null && master.against !== null && against !== master.against
  const both = [against, master.against]
  if (differ || both.some((one) => handlers.some((unit) => isBarred(unit, one, land))))
    throw fault('case.dispatch_conflict', 'into')
  return master.against ?? against
}
