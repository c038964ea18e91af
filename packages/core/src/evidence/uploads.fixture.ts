import type { MemoryContext } from '../testing/town.ts'
import { deviceKey } from '../testing/town.ts'
import { cleanUpload } from './clean.ts'
import { incomingName, partsOf } from './evidence.ts'
import { offerUpload } from './offer.ts'

/** A recording by its first bytes, the rest is noise of no meaning. */
export function recording(size: number): Buffer {
  const bytes = Buffer.alloc(size, 0x42)
  bytes.write('\0\0\0\x18ftypmp42', 'latin1')
  return bytes
}

/** Offers a file for the draft of device `n` and puts its parts where a browser would; nothing looks at it yet. */
export async function send(ctx: MemoryContext, bytes: Uint8Array, type = 'image/jpeg', n = 1) {
  const { id } = await offerUpload(ctx, { draft: deviceKey(n), type, size: bytes.length })
  let from = 0
  for (const [i, size] of partsOf({ type, size: bytes.length }).entries()) {
    await ctx.incoming.write(incomingName(id, i + 1), bytes.subarray(from, from + size))
    from += size
  }
  return id
}

/** Sends a file and lets it be looked at. */
export async function sendAndClean(ctx: MemoryContext, bytes: Uint8Array, type?: string, n?: number) {
  const id = await send(ctx, bytes, type, n)
  await cleanUpload(ctx, incomingName(id, 1))
  return id
}
