import * as z from 'zod/mini'
import { dayOf } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import { wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import type { Case } from './case.ts'
import { meetClock } from './clocks.ts'
import type { Gathers } from './deed.ts'
import { freeText } from './free-text.ts'
import { newCase } from './new-case.ts'
import { demandPhotos } from './photos.ts'
import { placeOf } from './place-of.ts'
import { LOOK_BACK_CLOCK } from './plan-look-back.ts'
import { readReports, reportsOf, sealReports, withCase } from './reports.ts'
import { photosSchema } from './visit.ts'

/**
 * Looks at a closed case once more (回头看, S1-19), by somebody who neither handled nor checked it: the outcome held, or the
 * problem came back; then a new case that follows this one opens in the same transaction, with its clocks running.
 * @throws Fault `case.no_look_back`, those of `actOnCase`
 */
export const lookBackCase = actOnCase({
  name: 'look-back',
  action: 'case.look-back',
  schema: z.strictObject(
    {
      result: z.enum(['held', 'rebounded'], 'case.result_unknown'),
      text: freeText(),
      photos: photosSchema,
    },
    { error: wrongForm },
  ),
  gather: async (ctx, state, { result, photos }) => ({
    claims: await demandPhotos(ctx, state, photos, 'photos'),
    fresh: result === 'rebounded' ? await caseAgain(ctx, state) : undefined,
  }),
  decide(state, { result, text, photos }, { now, by, fresh, claims }) {
    const { lookBack, clocks } = state
    if (lookBack === null || lookBack.result !== null) throw fault('case.no_look_back')
    return {
      set: {
        lookBack: { ...lookBack, result, doneOn: dayOf(now), by },
        clocks: meetClock(clocks, LOOK_BACK_CLOCK, now),
      },
      facts: { kind: result, ...(fresh && { ref: fresh.no }) },
      words: { text, photos },
      claims,
      ...(fresh && { streams: [fresh.stream], outbox: fresh.outbox, registers: [fresh.register] }),
    }
  },
})

/** The same problem as a new case of the same unit, at the same place, counted as come back. */
async function caseAgain(ctx: Gathers, state: Case) {
  const { no, category, scheme, cells, unit, against, site, recurrence, match } = state
  const cell = cells.at(-1) ?? ''
  const [point, { version, reports }] = await Promise.all([placeOf(ctx, state), readReports(ctx, cell)])
  const asked = { origin: 'look-back', category, scheme, cells, unit, against, site, match } as const
  const fresh = newCase(
    ctx,
    { ...asked, follows: no, recurrence: recurrence + 1, partOf: null },
    point ? { point } : {},
  )
  const counted = sealReports(ctx, cell, withCase(reports, dayOf(ctx.now())))
  return { ...fresh, register: { key: reportsOf(cell), after: version, box: counted } }
}
