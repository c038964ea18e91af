import { createHash } from 'node:crypto'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { NONCE, seal } from '../seal.ts'
import {
  CLAIM_WAIT,
  cleanName,
  type Evidence,
  type EvidenceEvent,
  evidenceStream,
  evolveEvidence,
  incomingName,
  kindOf,
  originalName,
  partsOf,
  type Refusal,
  readIncomingName,
  thumbName,
} from './evidence.ts'
import type { Taken } from './exif.ts'
import { isPhoto, isRecording } from './form.ts'
import { removeObjects } from './objects.ts'
import { cleanPhoto } from './photo.ts'
import { readEvidence } from './read.ts'
import { readSlot, type Slot } from './slot.ts'

export type Cleans = Pick<
  Context,
  'ledger' | 'passing' | 'incoming' | 'evidence' | 'vault' | 'keys' | 'now' | 'random'
>

const system: Actor = { role: 'system', name: 'clean' }

type Verdict = Extract<EvidenceEvent, { type: 'evidence.cleaned' | 'evidence.refused' }>

const judging = command<Evidence, Verdict, undefined>({
  by: ['system'],
  from: ['none'],
  evolve: evolveEvidence,
  decide: (_, verdict) => [verdict],
})

/**
 * Looks at an upload when one of its parts came in. With all of them here it is taken or refused, once: the copy and the
 * locked original are stored, then the event, then what came in is removed. Killed anywhere, the same call does the rest.
 * `stray`: nobody was allowed to send it, and it is removed.
 */
export async function cleanUpload(
  ctx: Cleans,
  objectName: string,
): Promise<'cleaned' | 'refused' | 'waiting' | 'already' | 'stray'> {
  const { id } = readIncomingName(objectName) ?? {}
  const slot = id === undefined ? undefined : await readSlot(ctx, id)
  const parts = id && slot ? partsOf(slot).map((_, i) => incomingName(id, i + 1)) : []
  if (id === undefined || slot === undefined || !parts.includes(objectName)) {
    await ctx.incoming.remove(objectName)
    return 'stray'
  }
  const done = async <Answer>(answer: Answer) => {
    for (const part of parts) await ctx.incoming.remove(part)
    return answer
  }
  if (await readEvidence(ctx, id)) return done('already')

  const sizes = await Promise.all(parts.map((part) => ctx.incoming.size(part)))
  if (sizes.includes(undefined)) return 'waiting'
  const judged = await judge(ctx, id, slot, parts, sizes)

  const stream = evidenceStream(id)
  const { verdict, taken } = judged
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: system.name,
    streams: [
      {
        stream,
        after: 0,
        ...judging(system, undefined, verdict, undefined),
        ...(verdict.type === 'evidence.cleaned' && { waiting: CLAIM_WAIT }),
        ...(taken && { sealed: seal(ctx.keys, stream, taken, ctx.random(NONCE)) }),
      },
    ],
  })
  if (result !== 'stored') {
    // Somebody was faster: the same event in another process, or the reporter, and what was erased must not come back.
    const stands = await readEvidence(ctx, id)
    if (stands?.status !== 'clean' && stands?.status !== 'kept') await removeObjects(ctx, id)
    return done('already')
  }
  return done(verdict.type === 'evidence.cleaned' ? 'cleaned' : 'refused')
}

type Judged = { readonly verdict: Verdict; readonly taken?: Taken }

const refused = (reason: Refusal): Judged => ({ verdict: { type: 'evidence.refused', data: { reason } } })

/** Decides on a file and stores what of it is kept. Sizes are checked again: the store's own check is not ours. */
async function judge(
  ctx: Cleans,
  id: string,
  slot: Slot,
  parts: readonly string[],
  sizes: readonly (number | undefined)[],
): Promise<Judged> {
  const allowed = partsOf(slot)
  if (sizes.some((size = 0, i) => size > (allowed[i] ?? 0))) return refused('too-large')
  if (sizes.some((size = 0, i) => size < (allowed[i] ?? 0))) return refused('broken')
  const pieces: Uint8Array[] = []
  for (const part of parts) pieces.push(await ctx.incoming.read(part))
  const bytes = Buffer.concat(pieces)

  const { type } = slot
  const kind = kindOf(type) ?? 'photo'
  if (kind === 'photo' ? !isPhoto(bytes) : !isRecording(bytes, type)) return refused('wrong-type')
  const photo = kind === 'photo' ? await cleanPhoto(bytes) : undefined
  if (typeof photo === 'string') return refused(photo)

  if (photo) {
    await ctx.evidence.write(cleanName(id), photo.copy)
    await ctx.evidence.write(thumbName(id), photo.thumb)
  }
  await ctx.evidence.write(originalName(id), await ctx.vault.encrypt(bytes, { purpose: 'original', id }))
  const data = {
    kind,
    type,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    width: photo?.width ?? null,
    height: photo?.height ?? null,
  }
  const taken = photo && Object.keys(photo.taken).length > 0 ? { taken: photo.taken } : {}
  return { verdict: { type: 'evidence.cleaned', data }, ...taken }
}
