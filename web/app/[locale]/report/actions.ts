'use server'

import { admitTip } from '@wangge/core/admission/admit-tip'
import { hasPermit } from '@wangge/core/admission/permit'
import { Fault } from '@wangge/core/fault'
import { submitTip } from '@wangge/core/tip/submit'
import type { LngLat } from '@wangge/grid'
import { ctx } from '../../../server/context.ts'
import { networkAsked } from '../../../server/network.ts'
import { reporter } from '../../../server/reporter.ts'
import { wrongsOf } from '../../../server/wrong.ts'
import { moveTo, refused, withJoined } from './moves.ts'
import { nearbyCards } from './nearby.ts'
import { choose, here, nearer, offer, offerNothing, pick, position, tap } from './offer.ts'
import { dropPhoto, takePhotos } from './photos.ts'
import { drawReceipt } from './receipt-picture.ts'
import { type ReportState, readTyped, type Step, sameTyped, type Typed, toTip } from './report-state.ts'

/**
 * One step of the form, with script or without. Everything comes from the form; `before` only fills the page when the
 * store does not answer. Nothing typed is ever lost: whatever goes wrong, the same step comes back with it.
 */
export async function report(before: ReportState, form: FormData): Promise<ReportState> {
  let typed = readTyped(form)
  try {
    // A photo chosen but not sent by its own button comes along with whatever was pressed.
    typed = await takePhotos(typed, form)
    const { step, look, ...next } = await advance(typed, form, before)
    const now = { ...typed, ...next.typed }
    const submitted = next.submitted ?? null
    return {
      ...before,
      ...(submitted ? await offerNothing(now) : await offer(now, look)),
      nearby: isBefore(step) ? await nearbyCards(ctx, now) : [],
      step,
      typed: now,
      wrongs: [],
      cleaned: false,
      submitted,
      pictures: submitted && drawReceipt(submitted),
    }
  } catch (error) {
    const again = refused(before, typed, wrongsOf(error))
    // The form is answered for what it holds, not for what the page of before held.
    return error instanceof Fault ? { ...again, ...(await shownFor(again)) } : again
  }
}

/** Cases near the place are shown with the problem, and looked up a step before it. */
const isBefore = (step: Step) => step === 'place' || step === 'problem'

async function shownFor({ step, typed }: ReportState): Promise<Partial<ReportState>> {
  try {
    return { ...(await offer(typed)), nearby: isBefore(step) ? await nearbyCards(ctx, typed) : [] }
  } catch {
    return {}
  }
}

type Advance = {
  readonly step: Step
  readonly typed?: Partial<Typed>
  readonly look?: LngLat
  readonly submitted?: ReportState['submitted']
}

async function advance(typed: Typed, form: FormData, before: ReportState): Promise<Advance> {
  const number = (name: string) => Number(form.get(name) ?? 0)
  // A key press on the sketch taps its corner, where nothing is: it moves nothing.
  if (form.has('map.x')) {
    const [x, y] = [number('map.x'), number('map.y')]
    return { step: 'place', ...(x || y ? await tap(typed, x, y) : {}) }
  }
  const [go, what = ''] = String(form.get('go') ?? '').split(':')
  switch (go) {
    case 'drop':
      return { step: 'place', typed: dropPhoto(typed, what) }
    case 'gps':
      return { step: 'place', typed: await position(typed) }
    case 'nearer':
      return { step: 'place', ...(await nearer(typed, number('over.x'), number('over.y'))) }
    case 'here':
      return {
        step: 'place',
        ...(await here(typed, number('over.x'), number('over.y'), number('enlarged'))),
      }
    case 'hit':
      return { step: 'place', typed: await choose(what) }
    case 'pick':
      return { step: 'place', typed: await pick(form.getAll('pick').map(String)) }
    case 'up':
      return { step: 'place', typed: { shown: String(form.get('up') ?? '') } }
    case 'problem':
    case 'who':
    case 'review': {
      const joined = withJoined(typed, {
        nearby: typed.joins ? await nearbyCards(ctx, typed) : before.nearby,
      })
      return { step: moveTo(go, joined), typed: joined }
    }
    case 'send':
      return { step: 'receipt', submitted: await submit(typed) }
    case 'another':
      return { step: 'place', typed: sameTyped(typed, crypto.randomUUID()) }
    default:
      return { step: 'place' }
  }
}

/** A post of the form is never refused for its number: over the limits it waits its turn. */
async function submit(typed: Typed) {
  const [key, input] = [typed.key, toTip(typed)]
  const [network, permitted] = await Promise.all([networkAsked(), hasPermit(ctx, key)])
  const lane = await admitTip(ctx, { key, input, network, permitted })
  return submitTip(ctx, reporter, { key, channel: 'web', lane, input })
}
