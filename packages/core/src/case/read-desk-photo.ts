import type { Context } from '../context.ts'
import { cleanName, evidenceClaim, thumbName } from '../evidence/evidence.ts'
import { readEvidence } from '../evidence/read.ts'
import { fault } from '../fault.ts'
import type { StaffActor } from '../staff/staff.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import type { Case } from './case.ts'
import { openDeskCase } from './read-desk-case.ts'

type Reads = Pick<Context, 'ledger' | 'files' | 'evidence' | 'keys' | 'jurisdiction' | 'now' | 'random'>

/**
 * A photo of a case, of its reporter or of those who handle it, as a JPEG without metadata.
 * @throws Fault of `openDeskCase`; `staff.denied` for who may not read what was reported; `evidence.unknown` for a photo of
 *   another case, and for one that is not there
 */
export async function readDeskPhoto(
  ctx: Reads,
  actor: StaffActor,
  { no, id, small }: { readonly no: string; readonly id: string; readonly small: boolean },
): Promise<Uint8Array> {
  const { state, mayReadTip } = await openDeskCase(ctx, actor, no)
  if (!mayReadTip) throw fault('staff.denied')
  const [owner, evidence] = await Promise.all([ctx.ledger.claim(evidenceClaim(id)), readEvidence(ctx, id)])
  const isThere = evidence?.status === 'clean' || evidence?.status === 'kept'
  const isOfCase = owner === state.no || (await isTipOf(ctx, state, owner))
  const bytes =
    isThere && isOfCase && evidence.kind === 'photo'
      ? await ctx.evidence.read(small ? thumbName(id) : cleanName(id))
      : undefined
  if (!bytes) throw fault('evidence.unknown', 'id')
  return bytes
}

async function isTipOf(
  { ledger }: Pick<Context, 'ledger'>,
  { no, merges }: Pick<Case, 'no' | 'merges'>,
  owner: unknown,
): Promise<boolean> {
  if (typeof owner !== 'string') return false
  const tip = (await ledger.head(tipStream(owner)))?.state as Tip | undefined
  return tip?.status === 'assigned' && [no, ...merges].includes(tip.case)
}
