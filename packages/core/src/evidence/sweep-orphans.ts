import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import {
  CLAIM_WAIT,
  type Evidence,
  type EvidenceEvent,
  evidenceClaim,
  evidenceStream,
  evolveEvidence,
} from './evidence.ts'
import { removeObjects } from './objects.ts'
import { SLOT_LIFE } from './slot.ts'

const system: Actor = { role: 'system', name: 'sweep' }

/** An hour longer than a tip may take it up, in milliseconds: a tip that is being stored meanwhile is never robbed. */
const PATIENCE = SLOT_LIFE + 3_600_000

type End = Extract<EvidenceEvent, { type: 'evidence.kept' | 'evidence.swept' }>

const ending = command<Evidence, End, undefined>({
  by: ['system'],
  from: ['clean'],
  evolve: evolveEvidence,
  decide: (_, end) => [end],
})

/** Streams of evidence whose time to be claimed is over, oldest first. */
export const orphans = (ctx: Pick<Context, 'ledger' | 'now'>, limit: number): Promise<readonly string[]> =>
  ctx.ledger.waiting(CLAIM_WAIT, limit, new Date(ctx.now().getTime() - PATIENCE).toISOString())

/**
 * Ends the waiting of one: kept for the tip that claimed it, or removed for good. Objects go first, so that a run that is
 * killed is found and done again.
 */
export async function sweepOrphan(
  ctx: Pick<Context, 'ledger' | 'evidence' | 'now'>,
  stream: string,
): Promise<'kept' | 'swept' | 'already'> {
  const id = stream.slice(evidenceStream('').length)
  const head = await ctx.ledger.head(stream)
  const evidence = head?.state as Evidence | undefined
  if (!head || evidence?.status !== 'clean') return 'already'
  const tip = await ctx.ledger.claim(evidenceClaim(id))
  if (tip === undefined) await removeObjects(ctx, id)
  const end: End =
    tip === undefined
      ? { type: 'evidence.swept', data: {} }
      : { type: 'evidence.kept', data: { tip: String(tip) } }
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: system.name,
    streams: [
      {
        stream,
        after: head.seq,
        ...ending(system, evidence, end, undefined),
        ...(tip === undefined && { erase: [0] }),
      },
    ],
  })
  if (result !== 'stored') return 'already'
  return tip === undefined ? 'swept' : 'kept'
}
