'use server'

import { fault } from '@wangge/core/fault'
import { settleAppeal } from '@wangge/core/reward/appeal'
import { approveReward, returnReward } from '@wangge/core/reward/approve'
import { payReward } from '@wangge/core/reward/pay'
import { proposeReward } from '@wangge/core/reward/propose'
import type { StaffActor } from '@wangge/core/staff'
import { redirect } from 'next/navigation'
import { addressIn, splitAddress } from '../../../../../i18n/locales.ts'
import { addressAsked } from '../../../../../server/address-asked.ts'
import { ctx } from '../../../../../server/context.ts'
import { demandActor } from '../../../../../server/session.ts'
import type { OfficeState } from '../../office/office-state.ts'
import { wrongState } from '../../office/wrong-state.ts'
import { saidOf } from './said-of-reward.ts'

/** One deed on the reward of a case. What was wrong comes back with what was typed. */
export async function actOnReward(_: OfficeState, form: FormData): Promise<OfficeState> {
  const no = String(form.get('no') ?? '')
  try {
    await doDeed(await demandActor(), no, form)
  } catch (error) {
    return wrongState(form, error)
  }
  const { locale } = splitAddress(await addressAsked())
  redirect(addressIn(locale, `/desk/rewards/${encodeURIComponent(no)}`))
}

async function doDeed(actor: StaffActor, no: string, form: FormData): Promise<unknown> {
  const text = (name: string) => String(form.get(name) ?? '')
  const seq = Number(text('seq'))
  if (text('seq') === '' || !Number.isInteger(seq)) throw fault('command.not_allowed')
  switch (text('deed')) {
    case 'propose':
      return proposeReward(ctx, actor, { case: no, ...saidOf(form), seq })
    case 'approve':
      return approveReward(ctx, actor, no, { seq })
    case 'return':
      return returnReward(ctx, actor, no, { reason: text('reason'), seq })
    case 'pay':
      return payReward(ctx, actor, { case: no, tip: text('tip'), seq })
    case 'settle': {
      const upheld = text('result') === 'uphold'
      if (!upheld && text('result') !== 'reopen') throw fault('command.not_allowed')
      return settleAppeal(ctx, actor, { case: no, tip: text('tip'), upheld, seq })
    }
    default:
      throw fault('command.not_allowed')
  }
}
