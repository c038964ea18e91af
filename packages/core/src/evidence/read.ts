import type { Context } from '../context.ts'
import { unseal } from '../seal.ts'
import { type Evidence, evidenceStream, thumbName } from './evidence.ts'
import type { Taken } from './exif.ts'

/** What stands of a file; undefined while it has not come or was not looked at. */
export const readEvidence = async (ctx: Pick<Context, 'ledger'>, id: string): Promise<Evidence | undefined> =>
  (await ctx.ledger.head(evidenceStream(id)))?.state as Evidence | undefined

/**
 * The small JPEG of a photo, for who may see it: the caller judges that. Undefined for recordings, and while or after
 * there is none.
 */
export async function readThumbnail(
  ctx: Pick<Context, 'ledger' | 'evidence'>,
  id: string,
): Promise<Uint8Array | undefined> {
  const evidence = await readEvidence(ctx, id)
  const shown = evidence?.status === 'clean' || evidence?.status === 'kept'
  return shown && evidence.kind === 'photo' ? ctx.evidence.read(thumbName(id)) : undefined
}

/** Where and when the original says it was taken: a claim of the file, to be compared, never trusted alone. */
export async function readTaken(ctx: Pick<Context, 'ledger' | 'keys'>, id: string): Promise<Taken> {
  const stream = evidenceStream(id)
  const box = await ctx.ledger.sealed(stream)
  return box ? (unseal(ctx.keys, stream, box) as Taken) : {}
}
