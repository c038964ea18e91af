import { createHash } from 'node:crypto'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import {
  CLAIM_WAIT,
  cleanName,
  type Evidence,
  type EvidenceEvent,
  evidenceStream,
  evolveEvidence,
  redactName,
  shownName,
} from './evidence.ts'
import { blackened } from './photo.ts'

type Stores = Pick<Context, 'ledger' | 'incoming' | 'evidence' | 'now'>
type Made = Extract<EvidenceEvent, { type: 'evidence.redacted' }>

const system: Actor = { role: 'system', name: 'clean' }

const making = command<Evidence, Made['data'], null>({
  by: ['system'],
  from: ['clean', 'kept'],
  evolve: evolveEvidence,
  decide: (_, data) => [{ type: 'evidence.redacted', data }],
})

/**
 * Makes the copy of a photo that was asked for, from the clean one: stored under its own hash, then recorded. Asked and
 * killed anywhere, the same call does the rest; what was erased meanwhile leaves no copy.
 */
export async function makeRedacted(ctx: Stores, id: string): Promise<'redacted' | 'already'> {
  const stream = evidenceStream(id)
  const done = async <Answer>(answer: Answer) => {
    await ctx.incoming.remove(redactName(id))
    return answer
  }
  const head = await ctx.ledger.head(stream)
  const evidence = head?.state as Evidence | undefined
  if (!head || (evidence?.status !== 'clean' && evidence?.status !== 'kept') || !evidence.asked)
    return done('already')
  const copy = await blackened(await ctx.evidence.read(cleanName(id)), evidence.asked)
  const sha256 = createHash('sha256').update(copy).digest('hex')
  await ctx.evidence.write(shownName(sha256), copy)
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: system.name,
    streams: [
      {
        stream,
        after: head.seq,
        ...making(system, evidence, { sha256, boxes: evidence.asked.length }, null),
        ...(evidence.status === 'clean' && { waiting: CLAIM_WAIT }),
      },
    ],
  })
  if (result === 'stored') return done('redacted')
  const stands = (await ctx.ledger.head(stream))?.state as Evidence | undefined
  if (stands?.status === 'clean' || stands?.status === 'kept') {
    if (!stands.copies?.includes(sha256)) await ctx.evidence.remove(shownName(sha256))
    return makeRedacted(ctx, id)
  }
  await ctx.evidence.remove(shownName(sha256))
  return done('already')
}
