import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type Evidence, evidenceStream, type Refusal } from './evidence.ts'
import { slotByKey } from './slot.ts'

/** What became of an upload, for who sends it. */
export type UploadStatus =
  | { readonly state: 'waiting' | 'clean' }
  | { readonly state: 'refused'; readonly reason: Refusal }

/**
 * `clean` also of what a tip carries by now.
 * @throws Fault `evidence.unknown` (also for somebody else's, and for one erased), `evidence.expired`
 */
export async function uploadStatus(
  ctx: Pick<Context, 'passing' | 'ledger' | 'now'>,
  { key, id }: { readonly key: unknown; readonly id: string },
): Promise<UploadStatus> {
  await slotByKey(ctx, key, id)
  const evidence = (await ctx.ledger.head(evidenceStream(id)))?.state as Evidence | undefined
  switch (evidence?.status) {
    case undefined:
      return { state: 'waiting' }
    case 'refused':
      return { state: 'refused', reason: evidence.reason }
    case 'clean':
    case 'kept':
      return { state: 'clean' }
    default:
      throw fault('evidence.unknown', 'id')
  }
}
