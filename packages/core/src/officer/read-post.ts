import type { CellRef } from '@wangge/grid'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type LoadedScheme, loadEverything } from '../scheme/load.ts'
import { changesUnder, type Term, termsOf } from './history.ts'
import { cellOfPost } from './officer.ts'
import { readDeeds } from './read.ts'

/** A post with everyone who held it, newest first. */
export type PublicPost = {
  readonly post: string
  readonly cell: CellRef
  readonly title: string
  readonly members: number | null
  readonly terms: readonly Term[]
  readonly demo: boolean
}

/** @throws Fault `officer.unknown` when no scheme and no deed knows the post, `scheme.none` */
export async function readPost(
  ctx: Pick<Context, 'views' | 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  post: string,
): Promise<PublicPost> {
  const cell = cellOfPost(post)
  const [{ schemes, current }, deeds] = await Promise.all([loadEverything(ctx), readDeeds(ctx, cell)])
  const seatIn = ({ facts }: LoadedScheme) => facts(cell).seats.find((seat) => seat.post === post)
  const home = schemes.findLast((each) => each.cell(cell))
  const changes = schemes.flatMap((each, i) =>
    each.cell(cell)
      ? changesUnder(seatIn(each), deeds.get(post) ?? [], {
          from: each.scheme.validFrom,
          until: schemes[i + 1]?.scheme.validFrom,
        })
      : [{ from: each.scheme.validFrom, title: '', holder: null }],
  )
  const seat = schemes.map(seatIn).findLast(Boolean)
  const title = changes.findLast((change) => change.title !== '')?.title ?? seat?.title
  if (!home || title === undefined) throw fault('officer.unknown', 'post')
  return {
    post,
    cell: home.ref(cell),
    title,
    members: seat?.members ?? null,
    terms: termsOf(changes),
    demo: current.scheme.demo,
  }
}
