import type { Context } from '../context.ts'
import { cleanName, originalName, thumbName } from './evidence.ts'

/** Removes every object of a file that was taken; ends also where there is none. */
export async function removeObjects(ctx: Pick<Context, 'evidence'>, id: string): Promise<void> {
  for (const name of [originalName(id), cleanName(id), thumbName(id)]) await ctx.evidence.remove(name)
}
