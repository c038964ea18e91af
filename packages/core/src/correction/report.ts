import { dayOf } from '../calendar/calendar.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { inputMark, onceName, parseKey } from '../idempotency-key.ts'
import { newNumber } from '../number.ts'
import { loadScheme } from '../scheme/load.ts'
import { NONCE, seal } from '../seal.ts'
import {
  type Correction,
  type CorrectionInput,
  correctionSchema,
  correctionStream,
  evolveCorrection,
} from './correction.ts'

/** What stands under an idempotency key. */
type Once = { readonly no: string; readonly mark: string }

type Facts = Pick<Correction, 'no' | 'scheme' | 'task' | 'reportedOn'>

const reporting = command<Correction, CorrectionInput, Facts>({
  by: ['public', 'operator'],
  from: ['none'],
  evolve: evolveCorrection,
  decide: (_, { cell, about }, facts) => [{ type: 'correction.reported', data: { ...facts, cell, about } }],
})

/**
 * Takes a report that something published of a cell is wrong; it becomes a task of the cell above. A repeat of the key
 * answers with the same number, whatever became of the cell.
 * @throws Fault for input, `cell.unknown`, `tip.key_reused` when the key stands with another report
 */
export async function reportCorrection(
  ctx: Omit<Context, 'views'>,
  actor: Actor,
  { key: givenKey, input: given }: { key: unknown; input: unknown },
): Promise<{ readonly no: string }> {
  const input = parse(correctionSchema, given)
  const key = onceName(`correction ${parseKey(givenKey)}`)
  const mark = inputMark(ctx.keys, input)
  const stands = (await ctx.ledger.once(key)) as Once | undefined
  if (stands) return repeated(stands, mark)
  const { cell, scheme } = await loadScheme(ctx)
  const node = cell(input.cell)
  if (!node) throw fault('cell.unknown', 'cell')
  const now = ctx.now()
  const reportedOn = dayOf(now)
  for (;;) {
    const no = newNumber('G', reportedOn.slice(0, 4), ctx.random(7))
    const stream = correctionStream(no)
    const facts: Facts = { no, scheme: scheme.id, task: node.parent ?? node.code, reportedOn }
    const result = await ctx.ledger.append({
      at: now.toISOString(),
      by: actor.name,
      streams: [
        {
          stream,
          after: 0,
          ...reporting(actor, undefined, input, facts),
          sealed: seal(ctx.keys, stream, { note: input.note ?? '' }, ctx.random(NONCE)),
        },
      ],
      once: { key, value: { no, mark } satisfies Once },
    })
    if (result === 'stored') return { no }
    if (result.refused === 'once') return repeated(result.value as Once, mark)
    // The number is taken: draw again.
  }
}

function repeated(stands: Once, mark: string) {
  if (stands.mark !== mark) throw fault('tip.key_reused', 'Idempotency-Key')
  return { no: stands.no }
}
