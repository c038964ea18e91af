'use server'

import { trackTip } from '@wangge/core/tip/track'
import { ctx } from '../../../server/context.ts'
import { networkAsked } from '../../../server/network.ts'
import { wrongsOf } from '../../../server/wrong.ts'
import { doDeed } from './deeds.ts'
import { type Go, isGo, nothingTyped, readTyped, type TrackState } from './track-state.ts'

/**
 * Looks a receipt up, or does one deed by it and shows what came of it. The receipt travels in the body of a post only:
 * no address, no log and no history has it. A deed that fails brings back what was typed.
 */
export async function track(_: TrackState, form: FormData): Promise<TrackState> {
  const typed = readTyped(form)
  const asked = form.get('go')
  const go: Go = isGo(asked) ? asked : 'look'
  const network = await networkAsked()
  const look = () => trackTip(ctx, typed.receipt, network)
  try {
    const own = go === 'look' ? null : await doDeed(go, form, typed, network)
    const kept = { ...nothingTyped(crypto.randomUUID()), receipt: typed.receipt }
    return { typed: kept, tracked: await look(), go, done: go !== 'look' && go !== 'own', wrongs: [], own }
  } catch (error) {
    const wrongs = wrongsOf(error)
    // Where the receipt itself is wrong there is nothing to show beside it.
    const tracked = go === 'look' ? null : await look().catch(() => null)
    return { typed, tracked, go, done: false, wrongs, own: null }
  }
}
