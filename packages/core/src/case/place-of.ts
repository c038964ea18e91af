import type { Context } from '../context.ts'
import type { PlacePoint } from '../point.ts'
import { unseal } from '../seal.ts'
import { type TipSecret, tipStream } from '../tip/tip.ts'
import { type Case, caseStream } from './case.ts'
import type { CaseSecret } from './new-case.ts'

/** Where the case's place is, as exactly as it was told; undefined where only a cell was, or where it was erased. */
export async function placeOf(
  { ledger, keys }: Pick<Context, 'ledger' | 'keys'>,
  { no, tip }: Pick<Case, 'no' | 'tip'>,
): Promise<PlacePoint | undefined> {
  const stream = tip === null ? caseStream(no) : tipStream(tip)
  const box = await ledger.sealed(stream)
  return box && (unseal(keys, stream, box) as TipSecret | CaseSecret).point
}
