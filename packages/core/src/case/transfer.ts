import * as z from 'zod/mini'
import { dayOf } from '../calendar/calendar.ts'
import { departmentFor } from '../department/clause.ts'
import { fault } from '../fault.ts'
import { cellOfUnit, departmentOfUnit, departmentUnit, type Unit } from '../staff/staff.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { startClock } from './clocks.ts'
import { freeText } from './free-text.ts'
import type { Land } from './land.ts'
import { demandReceiver, isCapped, unitSchema } from './receiving.ts'

/**
 * Offers the case to another unit (移交移送, S0-16, S2-16): it stays on the sender's desk, its clocks run on, until the
 * receiver takes it, and stands on the receiver's desk too (reference C3 e).
 * @throws Fault `case.transfer_to_self`, `case.unit_unknown`, `case.dispatch_conflict`, `case.transfer_refused_before`,
 *   `case.refusals_capped`, `case.transfer_settled`, `case.clause_unknown`, `case.clause_of_another`, `case.receiver_missing`, those of `actOnCase`
 */
export const transferCase = actOnCase({
  name: 'transfer',
  action: 'case.transfer',
  schema: z.strictObject(
    {
      /** Without it: the department in charge by the clause. */
      to: z.optional(unitSchema),
      /** The clause that names the department in charge (S2-02). */
      clause: z.optional(z.string('case.clause_unknown')),
      reason: freeText('case.reason_missing'),
    },
    { error: wrongForm },
  ),
  decide(state, { to: chosen, clause, reason }, { now, jurisdiction, land }) {
    const named = clause === undefined ? undefined : departmentFor(clause, jurisdiction, dayOf(now))
    if (clause !== undefined && named === undefined) throw fault('case.clause_unknown', 'clause')
    const to = chosen ?? (named === undefined ? undefined : departmentOfCounty(named, state.unit, land))
    if (to === undefined) throw fault('case.receiver_missing', 'to')
    if (to === state.unit) throw fault('case.transfer_to_self', 'to')
    demandReceiver(to, state.against, land)
    if (state.settled) throw fault('case.transfer_settled')
    if (isCapped(state, jurisdiction, now)) throw fault('case.refusals_capped')
    if (state.refusedBy.includes(to)) throw fault('case.transfer_refused_before', 'to')
    if (named !== undefined && named !== departmentOfUnit(to)) throw fault('case.clause_of_another', 'clause')
    const transfer = {
      to,
      from: state.unit,
      reason: clause ?? 'not-own',
      clause: clause ?? null,
      offeredOn: dayOf(now),
      stage: state.stage,
      final: false,
    }
    return {
      set: {
        transfer,
        clocks: startClock(state.clocks, 'transfer.answer', { unit: to, jurisdiction, now }),
      },
      facts: { to, ...(clause !== undefined && { clause }) },
      words: { reason },
      news: { kind: 'offered', units: [to] },
    }
  },
})

/** A department of the county the case is in. */
const departmentOfCounty = (department: string, unit: Unit, land: Land): Unit =>
  departmentUnit(land.chain(cellOfUnit(unit))[0] ?? cellOfUnit(unit), department)
