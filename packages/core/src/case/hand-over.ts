import * as z from 'zod/mini'
import { agreementInForce } from '../agreement/read.ts'
import { dayOf } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { startClock } from './clocks.ts'
import { freeText } from './free-text.ts'

/**
 * Hands a case whose cause lies beyond the boundary to a neighbouring county, by an agreement (联防联控, S3-12). It stays on
 * the sender's desk, and the sender's clocks run on, until the neighbour's receipt is noted.
 * @throws Fault `case.agreement_unknown`, those of `actOnCase`
 */
export const handOverCase = actOnCase({
  name: 'hand-over',
  action: 'case.hand-over',
  schema: z.strictObject(
    {
      agreement: z
        .string('case.agreement_unknown')
        .check(z.regex(/^[0-9A-Za-z-]{1,32}$/, 'case.agreement_unknown')),
      reason: freeText('case.reason_missing'),
    },
    { error: wrongForm },
  ),
  async gather(ctx, _, { agreement }) {
    return { found: (await agreementInForce(ctx, agreement)) !== undefined }
  },
  decide({ unit, clocks, stage }, { agreement, reason }, { now, jurisdiction, found }) {
    if (!found) throw fault('case.agreement_unknown', 'agreement')
    const transfer = {
      to: unit,
      agreement,
      from: unit,
      reason: 'beyond-boundary',
      clause: null,
      offeredOn: dayOf(now),
      stage,
      final: false,
    }
    return {
      set: { transfer, clocks: startClock(clocks, 'transfer.answer', { unit, jurisdiction, now }) },
      facts: { kind: 'neighbour' },
      words: { reason },
    }
  },
})
