import { toWgs84 } from '@wangge/grid'
import * as z from 'zod/mini'
import { fault } from '../fault.ts'
import { pointSchema } from '../point.ts'
import { evidenceId, wrongForm } from '../tip/tip.ts'
import { actOnCase } from './act.ts'
import { visitSteps } from './case.ts'
import { meetClock } from './clocks.ts'
import { metresBetween } from './distance.ts'
import { freeText } from './free-text.ts'
import { demandPhotos, PHOTO_LIMIT } from './photos.ts'
import { placeOf } from './place-of.ts'

/** How far ahead a phone's clock may run, in milliseconds. */
const CLOCK_SKEW = 5 * 60_000

export const photosSchema = z._default(
  z.array(evidenceId, 'evidence.unknown').check(z.maxLength(PHOTO_LIMIT, 'evidence.too_many')),
  [],
)

/**
 * One of the four steps on the spot (S3-10), with its time, place and photos; the first look there begins the
 * investigation. The very place lies sealed with the words, how far it is from the case's stands in the state.
 * @throws Fault `case.step_unknown`, `case.visit_at_invalid`, `case.visit_in_future`, `case.visit_too_early`, those of
 *   `pointSchema`, `demandPhotos` and `actOnCase`
 */
export const visitCase = actOnCase({
  name: 'visit',
  action: 'case.visit',
  schema: z.strictObject(
    {
      step: z.enum(visitSteps, 'case.step_unknown'),
      /** Now, where nothing is said. */
      at: z.optional(z.iso.datetime({ offset: true, error: 'case.visit_at_invalid' })),
      point: z.optional(pointSchema),
      photos: photosSchema,
      text: z.optional(freeText('case.text_invalid')),
    },
    { error: wrongForm },
  ),
  async gather(ctx, state, { point, photos }) {
    const [claims, place] = await Promise.all([
      demandPhotos(ctx, state, photos, 'photos'),
      point ? placeOf(ctx, state) : undefined,
    ])
    return { claims, place }
  },
  decide(state, { step, at, point, photos, text }, { now, by, claims, place }) {
    const moment = new Date(at ?? now)
    if (moment.getTime() > now.getTime() + CLOCK_SKEW) throw fault('case.visit_in_future', 'at')
    if (moment < new Date(state.receivedAt.slice(0, 16).concat('Z')))
      throw fault('case.visit_too_early', 'at')
    const distance = point && place ? Math.round(metresBetween(toWgs84(point), toWgs84(place))) : null
    const visit = { step, at: `${moment.toISOString().slice(0, 16)}Z`, by, photos, distance }
    const words = { ...(text !== undefined && { text }), ...(point && { point }) }
    return {
      set: {
        visits: [...state.visits, visit],
        ...(step === 'check' && { clocks: meetClock(state.clocks, 'tip.start', now) }),
      },
      facts: { kind: step },
      ...(Object.keys(words).length > 0 && { words }),
      claims,
    }
  },
})
