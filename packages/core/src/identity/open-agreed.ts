import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { ANSWER_LIFE, type IdentityEvent, type Opening } from './identity.ts'
import { landAndResource, openingHead } from './opening-resource.ts'
import { openingDeed, storeOpening } from './store-opening.ts'

type Opens = Pick<Context, 'ledger' | 'files' | 'openings' | 'jurisdiction' | 'now' | 'random'>

type Cleared = Extract<IdentityEvent, { type: 'identity.cleared' }>

const clearing = openingDeed<Cleared>(['staff'], ['agreed', 'cleared'])

/**
 * Opens what another person agreed to: who asked, once more within minutes of proving who it is, for it is shown for ten
 * minutes only. What was cleared a minute ago and got no answer is cleared anew.
 * @throws Fault `staff.unknown`, `identity.others`, of `permit`, `identity.lapsed`, `command.wrong_state`
 */
export async function openAgreed(ctx: Opens, actor: StaffActor, id: string): Promise<void> {
  const { opening, seq } = await openingHead(ctx, id)
  const { resource, isWithin } = await landAndResource(ctx, opening)
  await permit(ctx, actor, 'identity.open', opening.tip, resource, isWithin)
  if (opening.by !== actor.name) throw fault('identity.others')
  if (dayOf(ctx.now()) > opening.lastDay) throw fault('identity.lapsed')
  if (isUnderWay(opening, ctx.now())) throw fault('command.wrong_state')
  const data = { at: ctx.now().toISOString() }
  const decided = clearing(actor, opening, { type: 'identity.cleared', data }, null)
  await storeOpening(ctx, actor.name, id, { after: seq, ...decided })
  await ctx.openings.send([{ opening: id }])
}

const isUnderWay = ({ status, clearedAt }: Opening, now: Date) =>
  status === 'cleared' && clearedAt !== null && now.getTime() - Date.parse(clearedAt) <= ANSWER_LIFE
