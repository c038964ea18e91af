import type { Case } from '../case/case.ts'
import { tipsOf } from '../case/case-tips.ts'
import type { Context } from '../context.ts'
import { evidenceClaim } from './evidence.ts'

/** Whether a file was put to the case by who handles it, or came with one of its tips. */
export async function isOfCase(
  { ledger }: Pick<Context, 'ledger'>,
  state: Pick<Case, 'no' | 'tip' | 'merges'>,
  id: string,
): Promise<boolean> {
  const owner = await ledger.claim(evidenceClaim(id))
  if (owner === undefined) return false
  return owner === state.no || (await tipsOf({ ledger }, state)).some(({ state: tip }) => tip.no === owner)
}
