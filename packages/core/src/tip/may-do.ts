import { type Case, caseStream, openStatuses } from '../case/case.ts'
import type { Context } from '../context.ts'
import { type FaultCode, fault } from '../fault.ts'
import type { Tip } from './tip.ts'

/** What the holder of a receipt may do with the tip. */
export const reporterDeeds = ['message', 'correct', 'redact', 'withdraw', 'dispute', 'rate', 'erase'] as const
export type ReporterDeed = (typeof reporterDeeds)[number]

/** Why a deed is not possible now; undefined where it is. `closed`: whether the case of the tip is. */
function obstacle(deed: ReporterDeed, tip: Tip, closed: boolean): FaultCode | undefined {
  if (tip.erasedAt !== undefined) return 'tip.erased'
  // Before it has a cell, the sealed place is all that can find one.
  if (deed === 'erase') return tip.status === 'received' ? 'tip.not_assigned_yet' : undefined
  if (tip.withdrawnAt !== undefined) return 'tip.withdrawn'
  if ((deed === 'dispute' || deed === 'rate') && !closed) return 'tip.case_open'
  return undefined
}

export const mayDo = (tip: Tip, closed: boolean): ReporterDeed[] =>
  reporterDeeds.filter((deed) => obstacle(deed, tip, closed) === undefined)

/** @throws Fault `tip.erased`, `tip.withdrawn`, `tip.not_assigned_yet`, `tip.case_open` */
export function demand(deed: ReporterDeed, tip: Tip | undefined, closed = false): Tip {
  if (!tip) throw fault('command.wrong_state')
  const code = obstacle(deed, tip, closed)
  if (code) throw fault(code)
  return tip
}

export const isClosed = ({ status }: Pick<Case, 'status'>): boolean =>
  !(openStatuses as readonly string[]).includes(status)

/** The case a tip opened or joined; undefined until it is assigned. */
export const caseOf = async ({ ledger }: Pick<Context, 'ledger'>, tip: Tip): Promise<Case | undefined> =>
  tip.status === 'assigned' ? ((await ledger.head(caseStream(tip.case)))?.state as Case) : undefined
