import type { Claim } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { evidenceClaim } from '../evidence/evidence.ts'
import { readEvidence } from '../evidence/read.ts'
import { readSlot } from '../evidence/slot.ts'
import { fault } from '../fault.ts'
import type { Case } from './case.ts'
import { tipsOf } from './case-tips.ts'

/** Photos of one deed, as of one tip. */
export const PHOTO_LIMIT = 6

/**
 * Photos somebody puts to a deed: clean, and either new and still free, or known in this case already, by an earlier deed
 * or one of its tips. What is new has to be claimed together with the deed. An upload's name is random and known to who
 * sent it alone.
 * @throws Fault `evidence.unknown`, `evidence.twice`, `evidence.expired`, `evidence.taken`, `case.photo_waiting` while it
 *   is still being looked at, `case.photo_invalid`
 */
export async function demandPhotos(
  ctx: Pick<Context, 'ledger' | 'passing' | 'now'>,
  state: Pick<Case, 'no' | 'tip' | 'merges'>,
  ids: readonly string[],
  field: string,
): Promise<readonly Claim[]> {
  const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i)
  if (twice >= 0) throw fault('evidence.twice', `${field}.${twice}`)
  const claims = await Promise.all(ids.map((id, i) => demandPhoto(ctx, state, id, `${field}.${i}`)))
  return claims.flat()
}

async function demandPhoto(
  ctx: Pick<Context, 'ledger' | 'passing' | 'now'>,
  state: Pick<Case, 'no' | 'tip' | 'merges'>,
  id: string,
  field: string,
): Promise<readonly Claim[]> {
  const key = evidenceClaim(id)
  const [evidence, owner] = await Promise.all([readEvidence(ctx, id), ctx.ledger.claim(key)])
  if (!evidence) throw fault((await readSlot(ctx, id)) ? 'case.photo_waiting' : 'evidence.unknown', field)
  if (evidence.status !== 'clean' && evidence.status !== 'kept') throw fault('case.photo_invalid', field)
  if (evidence.kind !== 'photo') throw fault('case.photo_invalid', field)
  if (owner === undefined) {
    const slot = await readSlot(ctx, id)
    // What is past its time may be swept away at any moment.
    if (!slot || Date.parse(slot.expiresAt) <= ctx.now().getTime()) throw fault('evidence.expired', field)
    return [{ key, value: state.no }]
  }
  if (owner === state.no) return []
  const tips = await tipsOf(ctx, state)
  if (!tips.some(({ state: tip }) => tip.no === owner)) throw fault('evidence.taken', field)
  return []
}
