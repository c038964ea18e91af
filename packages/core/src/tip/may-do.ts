import { type Case, caseStream } from '../case/case.ts'
import { isDisputable } from '../case/open-review.ts'
import { isOpen } from '../case/stage.ts'
import type { Context } from '../context.ts'
import { type FaultCode, fault } from '../fault.ts'
import type { Tip } from './tip.ts'

/** What the holder of a receipt may do with the tip. */
export const reporterDeeds = ['message', 'correct', 'redact', 'withdraw', 'dispute', 'rate', 'erase'] as const
export type ReporterDeed = (typeof reporterDeeds)[number]

/** Why a deed is not possible now; undefined where it is. `found`: the case of the tip. */
function obstacle(
  deed: ReporterDeed,
  tip: Tip,
  found: Case | undefined,
  now: Date | undefined,
): FaultCode | undefined {
  if (tip.erasedAt !== undefined) return 'tip.erased'
  // Before it has a cell, the sealed place is all that can find one.
  if (deed === 'erase') return tip.status === 'received' ? 'tip.not_assigned_yet' : undefined
  if (tip.withdrawnAt !== undefined) return 'tip.withdrawn'
  if (deed === 'rate' && !(found && hasEnded(found))) return 'tip.case_open'
  if (deed === 'dispute') {
    const may = found && now ? isDisputable(found, now) : 'open'
    if (may !== 'yes') return may === 'over' ? 'tip.dispute_over' : 'tip.case_open'
  }
  return undefined
}

/** What came of it is told, and stands until a review says otherwise. */
const hasEnded = (found: Case) => !isOpen(found) || found.stage === 'reviewing'

export const mayDo = (tip: Tip, found: Case | undefined, now: Date): ReporterDeed[] =>
  reporterDeeds.filter((deed) => obstacle(deed, tip, found, now) === undefined)

/** @throws Fault `tip.erased`, `tip.withdrawn`, `tip.not_assigned_yet`, `tip.case_open`, `tip.dispute_over` */
export function demand(deed: ReporterDeed, tip: Tip | undefined, found?: Case, now?: Date): Tip {
  if (!tip) throw fault('command.wrong_state')
  const code = obstacle(deed, tip, found, now)
  if (code) throw fault(code)
  return tip
}

/** The case under a number, or the one it was merged into, and so on. */
export const masterOf = async (ctx: Pick<Context, 'ledger'>, no: string): Promise<Case | undefined> =>
  (await masterHeadOf(ctx, no))?.state

type CaseHead = { readonly seq: number; readonly state: Case }

async function masterHeadOf(ctx: Pick<Context, 'ledger'>, no: string): Promise<CaseHead | undefined> {
  const head = await ctx.ledger.head(caseStream(no))
  const state = head?.state as Case | undefined
  if (!head || !state) return undefined
  return state.mergedInto == null ? { seq: head.seq, state } : masterHeadOf(ctx, state.mergedInto)
}

/** The case a tip opened or joined, or what that was merged into; undefined until it is assigned. */
export const caseHeadOf = async (ctx: Pick<Context, 'ledger'>, tip: Tip): Promise<CaseHead | undefined> =>
  tip.status === 'assigned' ? masterHeadOf(ctx, tip.case) : undefined

export const caseOf = async (ctx: Pick<Context, 'ledger'>, tip: Tip): Promise<Case | undefined> =>
  (await caseHeadOf(ctx, tip))?.state
