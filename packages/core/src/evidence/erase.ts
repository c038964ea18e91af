import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { type Evidence, evidenceStream, evolveEvidence, incomingName, partsOf } from './evidence.ts'
import { removeCopies, removeObjects } from './objects.ts'
import { readSlot } from './slot.ts'

const system: Actor = { role: 'system', name: 'erase' }

const erasing = command<Evidence, undefined, undefined>({
  by: ['system'],
  from: ['none', 'clean', 'kept', 'refused'],
  evolve: evolveEvidence,
  decide: () => [{ type: 'evidence.erased', data: {} }],
})

type Stores = Pick<Context, 'ledger' | 'passing' | 'incoming' | 'evidence' | 'now'>

/**
 * Erases photos and recordings for good: the event first, so that what still comes is not taken, then what was sealed and
 * every object. May run any number of times; killed, it is called again. Who may is judged by the caller.
 */
export async function eraseEvidence(ctx: Stores, ids: readonly string[]): Promise<void> {
  for (const id of ids) await eraseOne(ctx, id)
}

/** The same for files that were cleaned long ago: nothing of them is on its way any more. */
export async function eraseOldEvidence(
  ctx: Pick<Stores, 'ledger' | 'evidence' | 'now'>,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) {
    await append(ctx, id)
    await removeObjects(ctx, id)
  }
}

/** True the first time. */
export async function eraseOne(ctx: Stores, id: string): Promise<boolean> {
  const first = await append(ctx, id)
  await removeObjects(ctx, id)
  const slot = await readSlot(ctx, id)
  for (const [i] of (slot ? partsOf(slot) : []).entries()) await ctx.incoming.remove(incomingName(id, i + 1))
  return first
}

async function append(ctx: Pick<Stores, 'ledger' | 'evidence' | 'now'>, id: string): Promise<boolean> {
  const stream = evidenceStream(id)
  for (;;) {
    const head = await ctx.ledger.head(stream)
    const evidence = head?.state as Evidence | undefined
    if (evidence?.status === 'erased' || evidence?.status === 'swept') return false
    // Before the event: after it nobody knows which copies there were.
    await removeCopies(ctx, evidence)
    const result = await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: system.name,
      streams: [
        {
          stream,
          after: head?.seq ?? 0,
          ...erasing(system, evidence, undefined, undefined),
          ...(head && { erase: [0] }),
        },
      ],
    })
    if (result === 'stored') return true
    // It was taken or kept meanwhile: erased from there.
  }
}
