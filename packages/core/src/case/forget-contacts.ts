import { dayOf } from '../calendar/calendar.ts'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { isPending } from '../reward/is-pending.ts'
import { type Reward, rewardStream } from '../reward/reward.ts'
import { forgetContact } from '../tip/forget-contact.ts'
import { appendOf } from './append-of.ts'
import type { Case } from './case.ts'
import { tipsOf } from './case-tips.ts'
import { postponedFrom } from './retention.ts'
import { isOpen, machine } from './stage.ts'

const forgetter: Actor = { role: 'system', name: 'system:forget' }

export type Forgets = Pick<Context, 'ledger' | 'keys' | 'jurisdiction' | 'now' | 'random'> & {
  readonly vault: Pick<Context['vault'], 'erase'>
}

/**
 * Erases how the reporters of an ended case could be reached, once the time to keep it is over (reference C5); while a reward
 * is still open it is put off. The vault is emptied before that is noted: killed anywhere, the next run does the rest.
 */
export async function forgetContacts(
  ctx: Forgets,
  stream: string,
): Promise<'forgotten' | 'postponed' | 'nothing'> {
  const [head, now] = [await ctx.ledger.head(stream), ctx.now()]
  const state = head?.state as Case | undefined
  const at = now.toISOString()
  if (!head || !state || isOpen(state) || state.forgetAt === null || state.forgetAt > at) return 'nothing'
  const reward = (await ctx.ledger.head(rewardStream(state.no)))?.state as Reward | undefined
  const isPutOff = isPending(reward, dayOf(now))
  if (!isPutOff) {
    for (const tip of await tipsOf(ctx, state)) {
      if (tip.state.vault === null) continue
      await ctx.vault.erase(tip.state.vault)
      const noted = await ctx.ledger.append({ at, by: forgetter.name, streams: [forgetContact(tip, at)] })
      if (noted !== 'stored') return 'nothing'
    }
  }
  const move = machine.find(({ deed }) => deed === 'forget')
  if (!move) throw new Error('machine.json has no forget')
  const set = { forgetAt: isPutOff ? postponedFrom(now, state.jurisdiction) : null }
  const noted = await ctx.ledger.append(
    appendOf(ctx, { state, seq: head.seq, by: forgetter.name, move, done: { set } }),
  )
  if (noted !== 'stored') return 'nothing'
  return isPutOff ? 'postponed' : 'forgotten'
}
