import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { commitment } from '../seal.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { answerSchema, type IdentityEvent, openingStream } from './identity.ts'
import { landAndResource, openingHead } from './opening-resource.ts'
import { sealReason } from './reasons.ts'
import { openingDeed, storeOpening } from './store-opening.ts'

type Answers = Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>

type Answer = Extract<IdentityEvent, { type: 'identity.agreed' | 'identity.declined' }>

const answering = openingDeed<Answer>(['staff'], ['asked'])

/**
 * Agrees that an identity may be opened, or declines with a reason that is kept: another person than the one who asked, the
 * use of the right audited. Nothing is opened by it; who asked opens what was agreed to.
 * @throws Fault for input, of `permit`, `identity.lapsed`, `command.wrong_state` for what was answered already
 */
export async function answerRequest(
  ctx: Answers,
  actor: StaffActor,
  id: string,
  given: unknown,
): Promise<void> {
  const said = parse(answerSchema, given)
  const { opening, seq } = await openingHead(ctx, id)
  const { resource, isWithin } = await landAndResource(ctx, opening)
  await permit(ctx, actor, 'identity.agree', opening.tip, resource, isWithin)
  if (dayOf(ctx.now()) > opening.lastDay) throw fault('identity.lapsed')
  const by = actor.name
  if (said.answer === 'agree') {
    const decided = answering(actor, opening, { type: 'identity.agreed', data: { by } }, null)
    return storeOpening(ctx, by, id, { after: seq, ...decided, what: 'agreed' })
  }
  const salt = ctx.random(32)
  const { reason } = said
  const data = { by, at: ctx.now().toISOString(), commit: commitment(salt, { reason }) }
  const decided = answering(actor, opening, { type: 'identity.declined', data }, null)
  const sealed = sealReason(ctx, openingStream(id), reason, salt)
  return storeOpening(ctx, by, id, { after: seq, ...decided, sealed, what: 'declined' })
}
