import type { CellRef } from '@wangge/grid'
import type { Deadline } from '../calendar/calendar.ts'
import { type Case, type CaseStatus, caseStream } from '../case/case.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type Officer, officerStream, type ResponsiblePost } from '../officer/officer.ts'
import { headPosts, responsible, seatsUnder } from '../officer/read.ts'
import { loadEverything } from '../scheme/load.ts'
import { readReceipt, verifies } from './receipt.ts'
import { type Match, type Tip, tipStream } from './tip.ts'

/** What the holder of a receipt sees, at once and from the ledger itself. Nulls until the tip is assigned. */
export type Tracked = {
  readonly tipNo: string
  readonly status: CaseStatus
  readonly receivedAt: string
  readonly caseNo: string | null
  readonly cell: CellRef | null
  readonly responsible: ResponsiblePost | null
  readonly due: Deadline | null
  readonly match: Match | null
}

/** @throws Fault `tip.receipt_malformed`, `tip.receipt_unknown` (also for a wrong secret, after the same work) */
export async function trackTip(
  ctx: Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now'>,
  typed: string,
): Promise<Tracked> {
  const receipt = readReceipt(typed)
  if (!receipt) throw fault('tip.receipt_malformed', 'receipt')
  const stored = (await ctx.ledger.receipt(receipt.locator)) as { tip: string; verifier: string } | undefined
  if (!verifies(ctx.keys, receipt, stored?.verifier) || !stored) throw fault('tip.receipt_unknown', 'receipt')

  const tip = (await ctx.ledger.head(tipStream(stored.tip)))?.state as Tip
  const { no: tipNo, receivedAt } = tip
  if (tip.status === 'received') {
    return {
      tipNo,
      status: 'received',
      receivedAt,
      caseNo: null,
      cell: null,
      responsible: null,
      due: null,
      match: null,
    }
  }
  const opened = (await ctx.ledger.head(caseStream(tip.caseNo)))?.state as Case | undefined
  if (!opened) throw new Error('an assigned tip has its case: both were stored in one transaction')
  const { no: caseNo, status, due, cells, match } = opened
  const cell = cells.at(-1) ?? ''
  const { schemes, current } = await loadEverything(ctx)
  const home = schemes.find(({ scheme }) => scheme.id === opened.scheme) ?? current
  const answering = current.cell(cell) ? current : home
  const posts = headPosts(answering, cell)
  const officers = await Promise.all(posts.map((post) => ctx.ledger.head(officerStream(post))))
  const deeds = new Map(
    posts.map((post, i) => [post, (officers[i]?.state as Officer | undefined)?.changes ?? []]),
  )
  return {
    tipNo,
    status,
    receivedAt,
    caseNo,
    cell: home.ref(cell),
    responsible: responsible(seatsUnder(answering, cell, deeds)) ?? null,
    due,
    match,
  }
}
