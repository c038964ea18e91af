import * as z from 'zod/mini'
import type { Unit } from '../staff/staff.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { isBarred, unitOver } from './barred.ts'
import type { Case } from './case.ts'
import { dropClock } from './clocks.ts'
import { freeText } from './free-text.ts'
import type { Land } from './land.ts'
import { demandReceiver, unitSchema } from './receiving.ts'

/**
 * Notes that a report complains of a unit: at once neither that unit nor one below it handles the case, has it offered or
 * takes part (T7, C3 d; 信访工作条例 Art 30 against handing material to those complained of). An empty `against` takes the note back.
 * @throws Fault `case.unit_unknown`, those of `actOnCase`
 */
export const noteConflictOfCase = actOnCase({
  name: 'note-conflict',
  action: 'case.note-conflict',
  schema: z.strictObject(
    {
      against: z.union([z.literal(''), unitSchema], 'case.unit_unknown'),
      reason: freeText('case.reason_missing'),
    },
    { error: wrongForm },
  ),
  decide(state, { against, reason }, { now, land }) {
    const words = { reason }
    if (against === '') return { set: { against: null }, words }
    demandReceiver(against, null, land, 'against')
    const unit = isBarred(state.unit, against, land) ? unitOver(against, land) : state.unit
    const { transfer } = state
    const isWithdrawn =
      transfer !== null &&
      transfer.agreement === undefined &&
      (unit !== state.unit || isBarred(transfer.to, against, land))
    return {
      ...(isWithdrawn && { to: transfer.stage }),
      set: {
        against,
        unit,
        ...(isWithdrawn && {
          transfer: null,
          clocks: dropClock(state.clocks, 'transfer.answer', now),
        }),
        ...(transfer &&
          !isWithdrawn &&
          unit !== state.unit && { transfer: { ...transfer, to: unit, from: unit } }),
        team: teamWithout(state.team, against, unit, land),
        senders: state.senders.filter((each) => !isBarred(each, against, land)),
      },
      words,
      ...(unit !== state.unit && { news: { kind: 'dispatched' as const, units: [unit] } }),
    }
  },
})

/** Who is left of a joint enforcement; nobody, none. */
function teamWithout(team: Case['team'], against: Unit, unit: Unit, land: Land): Case['team'] {
  if (team === null) return null
  const members = team.members.filter((each) => each !== unit && !isBarred(each, against, land))
  return members.length === 0
    ? null
    : { lead: isBarred(team.lead, against, land) ? unit : team.lead, members }
}
