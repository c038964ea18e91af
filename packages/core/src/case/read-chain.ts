import type { Day } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { NEXT_PREFIX } from './recurrence-lines.ts'
import type { CaseStatus } from './stage.ts'
import { type CaseView, caseKey } from './view.ts'

/** Another public case of the same problem at the same place. */
export type Linked = {
  readonly no: string
  readonly status: CaseStatus
  readonly receivedOn: Day
  readonly closedOn: Day | null
}

/** So many cases are told each way. */
const MOST = 12

/** The public cases a case follows, the first of all first, and those that follow it; of a tree of them all branches. */
export async function readChain(
  { views }: Pick<Context, 'views'>,
  { no, follows }: Pick<CaseView, 'no' | 'follows'>,
): Promise<{ readonly earlier: readonly Linked[]; readonly later: readonly Linked[] }> {
  const pages = async (nos: readonly string[]) =>
    (await views.get(nos.map(caseKey))).flatMap((view) => (view ? [view.body as CaseView] : []))
  const nextOf = async (of: string) => {
    const next = await views.list({ pk: caseKey(of).pk, prefix: NEXT_PREFIX, limit: MOST })
    return next.views.toReversed().map(({ body }) => (body as { readonly no: string }).no)
  }
  const earlier: Linked[] = []
  for (let before = follows; before !== null && earlier.length < MOST; ) {
    const [page] = await pages([before])
    if (page) earlier.unshift(linked(page))
    before = page?.follows ?? null
  }
  const later: string[] = []
  for (let ends = await nextOf(no); ends.length > 0 && later.length < MOST; ) {
    later.push(...ends)
    ends = (await Promise.all(ends.map(nextOf))).flat()
  }
  return { earlier, later: later.length === 0 ? [] : (await pages(later.slice(0, MOST))).map(linked) }
}

const linked = ({ no, status, receivedOn, outcome }: CaseView): Linked => ({
  no,
  status,
  receivedOn,
  closedOn: outcome?.closedOn ?? null,
})
