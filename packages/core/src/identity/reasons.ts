import type { Context } from '../context.ts'
import { NONCE, seal, unseal } from '../seal.ts'
import { openingStream } from './identity.ts'

/** A reason, as it lies beside its event. */
export const sealReason = (
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  stream: string,
  reason: string,
  salt: Uint8Array,
): Uint8Array => seal(keys, stream, { reason, salt: Buffer.from(salt).toString('base64') }, random(NONCE))

/** Why it was asked for, and why another person declined; empty where nothing lies. */
export async function reasonsOf(
  { ledger, keys }: Pick<Context, 'ledger' | 'keys'>,
  id: string,
): Promise<{ readonly asked: string; readonly declined: string }> {
  const stream = openingStream(id)
  const boxes = await ledger.sealedEvents(stream)
  const read = (seq: number) => {
    const box = boxes.get(seq)
    return box ? (unseal(keys, stream, box) as { readonly reason: string }).reason : ''
  }
  return { asked: read(1), declined: read(2) }
}
