import type { Context } from '../context.ts'
import { cleanName, evidenceClaim, thumbName } from '../evidence/evidence.ts'
import { readEvidence } from '../evidence/read.ts'
import { fault } from '../fault.ts'
import type { StaffActor } from '../staff/staff.ts'
import { type AskedVisit, openVisit } from './read-visits.ts'

type Reads = Pick<Context, 'ledger' | 'files' | 'evidence' | 'jurisdiction' | 'now' | 'keys' | 'random'>

/**
 * A photo that stays with a visit, as a JPEG without metadata, for whoever may see all of the visit. Those of a finding that became
 * a case are photos of the case.
 * @throws Fault of `openVisit`; `evidence.unknown` for a photo of something else, for one that is not there, and once the time
 *   to keep it is over
 */
export async function readVisitPhoto(
  ctx: Reads,
  actor: StaffActor,
  { id, small, ...asked }: AskedVisit & { readonly id: string; readonly small: boolean },
): Promise<Uint8Array> {
  const { visit, isForgotten } = await openVisit(ctx, actor, asked)
  const [owner, evidence] = await Promise.all([ctx.ledger.claim(evidenceClaim(id)), readEvidence(ctx, id)])
  const isThere = evidence?.status === 'clean' || evidence?.status === 'kept'
  const bytes =
    isThere && evidence.kind === 'photo' && owner === visit.no && !isForgotten
      ? await ctx.evidence.read(small ? thumbName(id) : cleanName(id))
      : undefined
  if (!bytes) throw fault('evidence.unknown', 'id')
  return bytes
}
