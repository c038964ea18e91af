import type { Context } from '../context.ts'
import { cleanName, type Evidence, originalName, shownName, thumbName } from './evidence.ts'

/** Removes every object of a file that was taken; ends also where there is none. */
export async function removeObjects(ctx: Pick<Context, 'evidence'>, id: string): Promise<void> {
  for (const name of [originalName(id), cleanName(id), thumbName(id)]) await ctx.evidence.remove(name)
}

/** Removes the copies of a photo that were made for the public. */
export async function removeCopies(
  ctx: Pick<Context, 'evidence'>,
  evidence: Evidence | undefined,
): Promise<void> {
  const copies = evidence && 'copies' in evidence ? (evidence.copies ?? []) : []
  for (const sha256 of copies) await ctx.evidence.remove(shownName(sha256))
}
