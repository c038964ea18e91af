import { type Case, caseStream } from '../case/case.ts'
import { tipsOf } from '../case/case-tips.ts'
import { landOf } from '../case/land.ts'
import { resourceOf } from '../case/resource.ts'
import { command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { readNumber } from '../number.ts'
import { loadScheme } from '../scheme/load.ts'
import { commitment, NONCE, seal } from '../seal.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { askSchema, evolveOpening, type IdentityEvent, type Opening, openingStream } from './identity.ts'

type Asks = Pick<Context, 'ledger' | 'files' | 'keys' | 'openings' | 'jurisdiction' | 'now' | 'random'>

type Asked = Extract<IdentityEvent, { type: 'identity.asked' }>['data']

const asking = command<Opening, Asked, null>({
  by: ['staff'],
  from: ['none'],
  evolve: evolveOpening,
  decide: (_, data) => [{ type: 'identity.asked', data }],
})

/**
 * Asks that an identity be opened, for a reason that is kept: the use of the right is audited, the asking recorded, then
 * the custodian's function told. Killed or without an answer in between, nothing was opened, and it is asked anew.
 * Returns under which id the answer will be shown to this person, and nobody else.
 * @throws Fault for input, of `permit`, `identity.several_tips`, `staff.unknown` for what there is not or is not theirs
 */
export async function askIdentity(ctx: Asks, actor: StaffActor, given: unknown): Promise<string> {
  const { about, field, reason } = parse(askSchema, given)
  const { tip, state } = await tipAsked(ctx, about)
  const { isWithin } = landOf(await loadScheme(ctx))
  await permit(ctx, actor, 'identity.open', tip.no, resourceOf(state), isWithin)
  const id = Buffer.from(ctx.random(16)).toString('hex')
  const stream = openingStream(id)
  const at = ctx.now().toISOString()
  const salt = ctx.random(32)
  const asked: Asked = {
    tip: tip.no,
    case: state.no,
    field,
    by: actor.name,
    jurisdiction: state.jurisdiction,
    cells: state.cells,
    askedAt: at,
    commit: commitment(salt, { reason }),
  }
  const decided = asking(actor, undefined, asked, null)
  const secret = { reason, salt: Buffer.from(salt).toString('base64') }
  const sealed = seal(ctx.keys, stream, secret, ctx.random(NONCE))
  await ctx.ledger.append({
    at,
    by: actor.name,
    streams: [
      {
        stream,
        after: 0,
        state: decided.state,
        events: decided.events.map((event) => ({ ...event, sealed })),
      },
    ],
  })
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
