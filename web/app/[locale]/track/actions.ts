'use server'

import { type Tracked, trackTip } from '@wangge/core/tip/track'
import { ctx } from '../../../server/context.ts'
import { type Wrong, wrongsOf } from '../../../server/wrong.ts'

export type TrackState = {
  readonly typed: string
  readonly wrongs: readonly Wrong[]
  readonly tracked: Tracked | null
}

/** Looks a receipt up. It travels in the body of a post only: no address, no log and no history has it. */
export async function track(_: TrackState, form: FormData): Promise<TrackState> {
  const typed = String(form.get('receipt') ?? '')
  try {
    return { typed: '', wrongs: [], tracked: await trackTip(ctx, typed) }
  } catch (error) {
    return { typed, wrongs: wrongsOf(error), tracked: null }
  }
}
