import * as z from 'zod/mini'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { place } from '../scheme/locate.ts'
import { amend } from './amend.ts'
import { demand } from './may-do.ts'
import { type ByReceipt, openReceipt } from './open-receipt.ts'
import { openPayload, sealPayload } from './own-words.ts'
import { evolveTip, problemSchema, type Tip, tipSchema, wrongForm } from './tip.ts'

/** What is to stand instead; what is not named stays. */
export const correctionOfTip = z
  .strictObject(
    {
      category: z.optional(problemSchema.shape.category),
      description: z.optional(problemSchema.shape.description),
      point: tipSchema.shape.point,
      cell: tipSchema.shape.cell,
    },
    { error: wrongForm },
  )
  .check(
    z.refine((input) => Object.values(input).some((value) => value !== undefined), 'tip.correction_empty'),
    z.refine(({ point, cell }) => point === undefined || cell === undefined, {
      error: 'cell.beside_point',
      path: ['cell'],
    }),
  )

type Correction = z.infer<typeof correctionOfTip>

/** Events a stream may have before a correction or a redaction: nobody fills the ledger by correcting without end. */
export const ROOM_TO_CHANGE = 60

const correcting = command<Tip, Correction, { readonly commit: string; readonly seq: number }>({
  by: ['public'],
  from: ['received', 'assigned'],
  evolve: evolveTip,
  decide(state, { category, point, cell }, { commit, seq }) {
    const tip = demand('correct', state)
    if (seq >= ROOM_TO_CHANGE) throw fault('tip.thread_full')
    if ((point ?? cell) !== undefined && tip.status !== 'received') {
      throw fault('tip.place_settled', point ? 'point' : 'cell')
    }
    return [{ type: 'tip.corrected', data: { category: category ?? tip.category, commit } }]
  },
})

/**
 * Puts other words in place of what was reported, and another place while the tip has no cell yet. What stood there is
 * gone; that there was something, and what the tip commits to now, is kept.
 * @throws Fault for input, `cell.unknown`, `tip.erased`, `tip.withdrawn`, `tip.place_settled`, `tip.thread_full`, those
 *   of `openReceipt`
 */
export async function correctTip(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'passing' | 'keys' | 'now' | 'random'>,
  actor: Actor,
  { receipt, network, input: given }: ByReceipt & { input: unknown },
): Promise<void> {
  const input = parse(correctionOfTip, given)
  const opened = await openReceipt(ctx, receipt, network)
  if (input.cell !== undefined) place(await loadScheme(ctx), { cell: input.cell })
  await amend(ctx, actor, opened, async ({ stream, head, tip }) => {
    demand('correct', tip)
    const { salt: _, point, cell, ...told } = await openPayload(ctx, stream)
    const { category: __, description = told.description, ...where } = input
    const placed = (where.point ?? where.cell) === undefined ? { point, cell } : where
    const { commit, sealed } = sealPayload(ctx, stream, { ...told, description, ...placed })
    return { ...correcting(actor, tip, input, { commit, seq: head.seq }), sealed }
  })
}
