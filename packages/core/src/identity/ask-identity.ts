import { dayOf } from '../calendar/calendar.ts'
import { type Case, caseStream } from '../case/case.ts'
import { tipsOf } from '../case/case-tips.ts'
import { landOf } from '../case/land.ts'
import { resourceOf } from '../case/resource.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { readNumber } from '../number.ts'
import { loadScheme } from '../scheme/load.ts'
import { commitment } from '../seal.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { askSchema, type IdentityEvent, openingStream } from './identity.ts'
import { sealReason } from './reasons.ts'
import { lastDayOf, needsSecond, secondPersonRule } from './second-person.ts'
import { openingDeed, storeOpening } from './store-opening.ts'
import { whomOf } from './whom.ts'

type Asks = Pick<Context, 'ledger' | 'files' | 'keys' | 'openings' | 'jurisdiction' | 'now' | 'random'>

type Asked = Extract<IdentityEvent, { type: 'identity.asked' }>

const asking = openingDeed<Asked>(['staff'], ['none'])

/**
 * Asks that an identity be opened, for a purpose and a reason that are kept: the use of the right is audited, the asking
 * recorded and counted, then the custodian's function told. Where the rule of the day asks for another person, nothing is
 * opened before that one agreed (`answer-request`) and who asked opens it (`open-agreed`). Killed or without an answer in
 * between, nothing was opened, and it is asked anew. Returns under which id the answer will be shown to this person, and
 * nobody else.
 * @throws Fault for input, of `permit`, `identity.not_claimed` where no reward waits to be paid, `identity.several_tips`,
 *   `staff.unknown` for what there is not or is not theirs
 */
export async function askIdentity(ctx: Asks, actor: StaffActor, given: unknown): Promise<string> {
  const { about, field, purpose, reason } = parse(askSchema, given)
  const { tip, state } = await tipAsked(ctx, about)
  const { isWithin } = landOf(await loadScheme(ctx))
  await permit(ctx, actor, 'identity.open', tip.no, resourceOf(state), isWithin)
  const { hasClaimed, ...whom } = await whomOf(ctx, tip)
  if (purpose === 'pay' && (field !== 'claim' || !hasClaimed)) throw fault('identity.not_claimed', 'purpose')
  const today = dayOf(ctx.now())
  const rule = secondPersonRule(state.jurisdiction, today)
  const id = Buffer.from(ctx.random(16)).toString('hex')
  const salt = ctx.random(32)
  const data: Asked['data'] = {
    tip: tip.no,
    case: state.no,
    field,
    purpose,
    by: actor.name,
    jurisdiction: state.jurisdiction,
    cells: state.cells,
    against: state.against,
    site: state.site,
    askedAt: ctx.now().toISOString(),
    needsSecond: needsSecond(rule, purpose, whom),
    lastDay: lastDayOf(rule, today),
    commit: commitment(salt, { reason }),
  }
  const decided = asking(actor, undefined, { type: 'identity.asked', data }, null)
  const sealed = sealReason(ctx, openingStream(id), reason, salt)
  await storeOpening(ctx, actor.name, id, { after: 0, ...decided, sealed, what: 'asked' })
  await ctx.openings.send([{ opening: id }])
  return id
}

/** The tip itself, or the one tip of a case. What belongs to no case has nobody who could say whose business it is. */
async function tipAsked(ctx: Asks, typed: string): Promise<{ readonly tip: Tip; readonly state: Case }> {
  const [tipNo, caseNo] = [readNumber('T', typed), readNumber('C', typed)]
  if (!tipNo && !caseNo) throw fault('identity.unknown', 'about')
  const no = tipNo ?? (await onlyTipOf(ctx, caseNo ?? ''))
  const tip = (await ctx.ledger.head(tipStream(no)))?.state as Tip | undefined
  const head = tip?.status === 'assigned' ? await ctx.ledger.head(caseStream(tip.case)) : undefined
  if (!tip || !head) throw fault('staff.unknown', 'about')
  return { tip, state: head.state as Case }
}

async function onlyTipOf(ctx: Asks, caseNo: string): Promise<string> {
  const state = (await ctx.ledger.head(caseStream(caseNo)))?.state as Case | undefined
  const [first, second] = state ? await tipsOf(ctx, state) : []
  if (!first) throw fault('staff.unknown', 'about')
  if (second) throw fault('identity.several_tips', 'about')
  return first.state.no
}
