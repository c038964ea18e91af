import type { Context } from '../context.ts'
import type { LoadedScheme } from '../scheme/load.ts'
import { changeOn, changesUnder } from './history.ts'
import { type Change, cellOfPost, headPost, type ResponsiblePost, type Seat } from './officer.ts'
import { POSTS, type PostView, postKey, postPrefix } from './view.ts'

/** A post on a day: who holds it, since when it is so, and how many belong to it if it is a team. */
export type HeldSeat = Change & { readonly post: string; readonly members?: number }

type Reads = Pick<Context, 'views'>
type Deeds = ReadonlyMap<string, readonly Change[]>

/** The head posts of cells that have a holder on the scheme's day, by cell code; a cell without one is absent. */
export async function responsiblePosts(
  { views }: Reads,
  loaded: LoadedScheme,
  cells: readonly string[],
): Promise<ReadonlyMap<string, ResponsiblePost>> {
  const heads = cells.flatMap((cell) => headPosts(loaded, cell))
  const found = await views.get(heads.map(postKey))
  const deeds = deedsOf(found.map((view) => view?.body as PostView | undefined))
  return new Map(
    cells.flatMap((cell) => {
      const head = responsible(seatsUnder(loaded, cell, deeds))
      return head ? [[cell, head] as const] : []
    }),
  )
}

/** Of several heads the first that is held answers. */
export function responsible(seats: readonly HeldSeat[]): ResponsiblePost | undefined {
  const head = seats.find(({ post, holder }) => holder && isHead(post))
  if (!head?.holder) return undefined
  const { post: code, title, holder } = head
  return { code, title, name: holder.name, phone: holder.phone }
}

/** The posts that may answer for a cell: its first head, and those beside that its scheme founds. */
export function headPosts({ facts }: LoadedScheme, cell: string): readonly string[] {
  const founded = facts(cell).seats.map(({ post }) => post)
  return [...new Set([headPost(cell), ...founded.filter(isHead)])]
}

export const isHead = (post: string) => /\.head(-\d+)?$/.test(post)

/** Every post of a cell on the scheme's day. */
export async function seatsOf(ctx: Reads, loaded: LoadedScheme, cell: string): Promise<readonly HeldSeat[]> {
  return seatsUnder(loaded, cell, await readDeeds(ctx, cell))
}

export function seatsUnder({ facts, scheme, day }: LoadedScheme, cell: string, deeds: Deeds): HeldSeat[] {
  const founded = new Map(facts(cell).seats.map((seat) => [seat.post, seat]))
  const added = [...deeds.keys()].filter((post) => cellOfPost(post) === cell && !founded.has(post))
  const seats: Pick<Seat, 'post' | 'members'>[] = [...founded.values(), ...added.map((post) => ({ post }))]
  return seats.flatMap(({ post, members }) => {
    const changes = changesUnder(founded.get(post), deeds.get(post) ?? [], { from: scheme.validFrom })
    const change = changeOn(changes, day) ?? changes[0]
    if (!change || (!founded.has(post) && change.title === '')) return []
    return [{ post, ...change, ...(members !== undefined && { members }) }]
  })
}

/** What deeds changed at the posts of a cell, of the cells whose codes begin with `start`, or of every cell, by post. */
export async function readDeeds({ views }: Reads, of?: string | { readonly start: string }): Promise<Deeds> {
  const prefix = typeof of === 'object' ? `${postPrefix()}${of.start}` : postPrefix(of)
  const found: PostView[] = []
  let after: string | undefined
  do {
    const page = await views.list({
      pk: POSTS,
      prefix,
      limit: 100,
      ...(after && { after }),
    })
    found.push(...page.views.map(({ body }) => body as PostView))
    after = page.next
  } while (after)
  return deedsOf(found)
}

const deedsOf = (views: readonly (PostView | undefined)[]): Deeds =>
  new Map(views.flatMap((view) => (view ? [[view.post, view.changes] as const] : [])))
