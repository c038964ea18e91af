import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { joinedWait, type Tip, tipStream } from '../tip/tip.ts'
import { type Case, caseStream } from './case.ts'

/** More tips of one case than this are not looked at in one go; those that were changed last come last. */
const MOST = 1_000

export type TipHead = Head & { readonly state: Tip }

/** Heads of the tips of a case: the one it was opened by, those that joined it, and those of cases merged into it. */
export async function tipsOf(
  { ledger }: Pick<Context, 'ledger'>,
  { no, tip, merges }: Pick<Case, 'no' | 'tip' | 'merges'>,
): Promise<readonly TipHead[]> {
  const joined = await ledger.waiting(joinedWait(no), MOST)
  const streams = [...(tip === null ? [] : [tipStream(tip)]), ...joined]
  const heads = await Promise.all(streams.map((stream) => ledger.head(stream)))
  const merged = await Promise.all(
    merges.map(async (other) => {
      const state = (await ledger.head(caseStream(other)))?.state as Case | undefined
      return state ? tipsOf({ ledger }, state) : []
    }),
  )
  return [...heads.flatMap((head) => (head ? [head as TipHead] : [])), ...merged.flat()]
}
