import * as z from 'zod/mini'
import { dayOf } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { endClocks } from './clocks.ts'
import { forgetFrom } from './retention.ts'

/**
 * Notes that the neighbour took the case, and under which number: only now does it leave the sender's desk (reference C3 e).
 * @throws Fault `case.not_handed_over`, `case.receipt_no_invalid`, `case.receipt_day_invalid`, those of `actOnCase`
 */
export const noteReceiptOfCase = actOnCase({
  name: 'note-receipt',
  action: 'case.hand-over',
  schema: z.strictObject(
    {
      theirNo: z
        .string('case.receipt_no_invalid')
        .check(
          z.trim(),
          z.regex(/^[^\p{Cc}\p{Cf}]+$/u, 'case.receipt_no_invalid'),
          z.maxLength(60, 'case.receipt_no_invalid'),
        ),
      on: z.iso.date('case.receipt_day_invalid'),
    },
    { error: wrongForm },
  ),
  decide({ transfer, clocks }, { theirNo, on }, { now, jurisdiction }) {
    if (transfer?.agreement === undefined) throw fault('case.not_handed_over')
    if (on < transfer.offeredOn || on > dayOf(now)) throw fault('case.receipt_day_invalid', 'on')
    return {
      set: {
        clocks: endClocks(clocks, ['transfer.answer'], now),
        forgetAt: forgetFrom(now, jurisdiction),
      },
      facts: { kind: 'neighbour' },
      words: { theirNo, on },
    }
  },
})
