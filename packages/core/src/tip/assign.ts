import { dayOf, deadline, hourOf } from '../calendar/calendar.ts'
import { type Case, caseStream, caseWait } from '../case/case.ts'
import { logEntry } from '../case/log-entry.ts'
import { openCase } from '../case/open.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { headPost } from '../officer/officer.ts'
import { type LoadedScheme, loadEverything, loadReverted, loadScheme } from '../scheme/load.ts'
import { place } from '../scheme/locate.ts'
import { unseal } from '../seal.ts'
import { evolveTip, type Match, type Tip, type TipSecret } from './tip.ts'

type Assignment = { readonly scheme: string; readonly cell: string; readonly match: Match }

const assignment = command<Tip, Assignment, null>({
  by: ['system'],
  from: ['received'],
  evolve: evolveTip,
  decide: (_, data) => [{ type: 'tip.assigned', data }],
})

export const assigner: Actor = { role: 'system', name: 'system:assign' }

/**
 * Gives a waiting tip to the cell of its place and opens its case, in one transaction: both or neither. May run any
 * number of times, also at once: the ledger lets one through, the others find the tip assigned.
 */
export async function assignTip(
  ctx: Omit<Context, 'views'>,
  stream: string,
): Promise<'assigned' | 'already'> {
  const head = await ctx.ledger.head(stream)
  const tip = head?.state as Tip | undefined
  if (!head || tip?.status !== 'received') return 'already'
  const box = await ctx.ledger.sealed(stream)
  if (!box) throw new Error(`${stream} has no sealed payload`)
  const secret = unseal(ctx.keys, stream, box) as TipSecret
  const loaded = await schemeOf(ctx, tip, secret)
  const { cells, match } = place(loaded, secret)
  const codes = cells.map(({ code }) => code)
  const cell = codes.at(-1)
  if (cell === undefined) throw fault('cell.unknown')

  const now = ctx.now()
  const scheme = loaded.scheme.id
  const due = deadline('tip.accept', ctx.jurisdiction, new Date(tip.receivedAt)) ?? null
  const opening = caseStream(tip.caseNo)
  const { leaf, outbox } = logEntry(
    {
      case: tip.caseNo,
      seq: 1,
      event: 'assigned',
      at: hourOf(now),
      unit: codes.at(-2) ?? cell,
      prev: tip.leaf,
      ...(due && 'date' in due && { due: due.date }),
    },
    opening,
    now.getTime(),
    tip.outboxAt,
    ctx.random(16),
  )
  const assigned = assignment(assigner, tip, { scheme, cell, match }, null)
  const { no: tipNo, caseNo: no, category, receivedAt } = tip
  const opened = openCase(
    assigner,
    undefined,
    {
      no,
      tip: tipNo,
      category,
      receivedAt,
      jurisdiction: ctx.jurisdiction,
      scheme,
      cells: codes,
      post: headPost(cell),
      match,
    },
    { now, due, leaf, outboxAt: outbox.at },
  )
  const result = await ctx.ledger.append({
    at: now.toISOString(),
    by: assigner.name,
    streams: [
      { stream, after: head.seq, events: assigned.events, state: assigned.state },
      {
        stream: opening,
        after: 0,
        events: opened.events,
        state: opened.state satisfies Case,
        waiting: caseWait(scheme),
      },
    ],
    outbox: [outbox],
  })
  if (result === 'stored') return 'assigned'
  if (result.refused === 'stream' && result.stream === stream) return 'already'
  throw new Error(`${stream} cannot open its case: the number is taken`)
}

/**
 * A point belongs to the scheme in force when what the tip tells happened. A cell was picked from the lists of the day of
 * receipt: it belongs to the scheme then in force, or, should the time line have changed since, to the newest that has it.
 * `case/follow` then takes the case to the scheme of today.
 */
async function schemeOf(
  ctx: Omit<Context, 'views'>,
  { receivedAt }: Tip,
  { occurredAt, cell }: TipSecret,
): Promise<LoadedScheme> {
  const received = new Date(receivedAt)
  if (cell === undefined) {
    // The device's clock may run ahead, perhaps into the next day.
    const occurred = new Date(occurredAt ?? receivedAt)
    return loadScheme(ctx, dayOf(occurred < received ? occurred : received))
  }
  const { schemes, current } = await loadEverything(ctx, dayOf(received))
  const has = (loaded: LoadedScheme) => loaded.cell(cell) !== undefined
  if (has(current)) return current
  return schemes.findLast(has) ?? (await loadReverted(ctx)).findLast(has) ?? current
}
