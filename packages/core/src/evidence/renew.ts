import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import type { PostForm } from '../files.ts'
import { partsOf } from './evidence.ts'
import { permitPart } from './permits.ts'
import { slotByKey } from './slot.ts'

/**
 * A new permission for one part of one's own upload, `part` counted from 1: the first ran out, or the line broke.
 * @throws Fault `evidence.unknown` (also for somebody else's, or a part it does not have), `evidence.expired`
 */
export async function renewPart(
  ctx: Pick<Context, 'passing' | 'incoming' | 'now'>,
  { key, id, part }: { readonly key: unknown; readonly id: string; readonly part: number },
): Promise<PostForm> {
  const slot = await slotByKey(ctx, key, id)
  if (partsOf(slot)[part - 1] === undefined) throw fault('evidence.unknown', 'n')
  return permitPart(ctx, id, slot, part)
}
