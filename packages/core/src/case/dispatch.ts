import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { cellOfUnit, departmentOfUnit } from '../staff/staff.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { freeText } from './free-text.ts'
import { demandReceiver, unitSchema } from './receiving.ts'

/**
 * A superior gives the case to a unit below, or to a department of its own cell: it must be handled there, without asking
 * back. Never to those complained of, nor to those under them (reference C3 d). The clocks run on, and are the new unit's.
 * @throws Fault `case.unit_unknown`, `case.dispatch_conflict`, `case.out_of_reach`, `case.reason_missing` for the unit that
 *   has it already, those of `actOnCase`
 */
export const dispatchCase = actOnCase({
  name: 'dispatch',
  action: 'case.dispatch',
  schema: z.strictObject(
    { to: unitSchema, text: z.optional(freeText('case.text_invalid')) },
    { error: wrongForm },
  ),
  decide({ unit, against }, { to, text }, { units, land }) {
    demandReceiver(to, against, land)
    const isReached = units.some(
      (own) => departmentOfUnit(own) === undefined && land.isWithin(cellOfUnit(to), own),
    )
    if (!isReached) throw fault('case.out_of_reach', 'to')
    if (to === unit && text === undefined) throw fault('case.reason_missing', 'text')
    return {
      set: { unit: to },
      facts: { to },
      ...(text !== undefined && { words: { text } }),
      news: { kind: 'dispatched', units: [to] },
    }
  },
})
