import type { Context } from '../context.ts'
import type { PostForm } from '../files.ts'
import { incomingName, partsOf } from './evidence.ts'
import type { Slot } from './slot.ts'

/** How long one part may be posted, in seconds (threat T23). */
export const PERMIT_SECONDS = 300

/** Permission to post one part: that object, that type, at most its bytes. */
export const permitPart = (
  ctx: Pick<Context, 'incoming'>,
  id: string,
  { type, size }: Slot,
  part: number,
): Promise<PostForm> =>
  ctx.incoming.permit(incomingName(id, part), type, partsOf({ type, size })[part - 1] ?? 0, PERMIT_SECONDS)
