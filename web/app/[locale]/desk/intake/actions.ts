'use server'

import { parse } from '@wangge/core/fault'
import { staffChannelSchema } from '@wangge/core/tip'
import { submitTip } from '@wangge/core/tip/submit'
import { ctx } from '../../../../server/context.ts'
import { demandActor } from '../../../../server/session.ts'
import { wrongsOf } from '../../../../server/wrong.ts'
import { type IntakeState, readTyped } from './intake-state.ts'
import { tipOf } from './tip-of.ts'

/** Takes down what somebody told staff. A repeat of the same form answers the same, and takes nothing down twice. */
export async function takeDown(_: IntakeState, form: FormData): Promise<IntakeState> {
  const typed = readTyped(form)
  try {
    const actor = await demandActor()
    const { channel } = parse(staffChannelSchema, typed)
    const { tipNo, receipt } = await submitTip(ctx, actor, { key: typed.key, channel, input: tipOf(typed) })
    return { typed, wrongs: [], taken: { tipNo, receipt } }
  } catch (error) {
    return { typed, wrongs: wrongsOf(error), taken: null }
  }
}
