import { parse } from '@wangge/core/fault'
import { pointSchema } from '@wangge/core/point'
import { type LoadedScheme, loadScheme } from '@wangge/core/scheme/load'
import { place } from '@wangge/core/scheme/locate'
import { search } from '@wangge/core/scheme/search'
import type { LngLat } from '@wangge/grid'
import { drawCell, SKETCH_WIDTH } from '../../../map/drawing.ts'
import { ctx } from '../../../server/context.ts'
import { searchWords } from '../../../server/search-words.ts'
import { type Find, type List, type ReportState, type Sketch, type Typed, toPlace } from './report-state.ts'
import { tell } from './tell.ts'

/** How far a finger may miss, in pixels. */
const FINGER = 4
/** Names found that are shown. */
const MOST_FINDS = 6

/** What the place step offers and says for what was typed. `look`: what the sketch is to begin over. */
export async function offer(
  typed: Typed,
  look?: LngLat,
): Promise<Pick<ReportState, 'lists' | 'sketch' | 'told' | 'finds'>> {
  const loaded = await loadScheme(ctx)
  return {
    lists: listsOf(loaded, typed),
    sketch: sketchOf(loaded, typed, look),
    told: await tell(ctx, loaded, toPlace(typed), typed.against),
    finds: findsOf(loaded, typed.find),
  }
}

/** What the receipt says: whose cell it is, and nothing to choose from any more. */
export async function offerNothing(
  typed: Typed,
): Promise<Pick<ReportState, 'lists' | 'sketch' | 'told' | 'finds'>> {
  return {
    lists: [],
    sketch: null,
    told: await tell(ctx, await loadScheme(ctx), toPlace(typed), typed.against),
    finds: null,
  }
}

function findsOf(loaded: LoadedScheme, typed: string): readonly Find[] | null {
  const words = searchWords(typed)
  if (!words) return null
  return search(loaded, words, MOST_FINDS).map(({ cell, parents }) => ({
    ...cell,
    above: parents.map(({ name }) => name),
  }))
}

/** One list a level, down to the first level not chosen yet. */
function listsOf({ root, cell, ref, chain }: LoadedScheme, typed: Typed): readonly List[] {
  const chosen = chain(typed.cell || typed.shown).map(({ code }) => code)
  const lists: List[] = []
  for (let node = root; node.children.length > 0; ) {
    const options = node.children.map(ref)
    const next = options.find(({ code }) => chosen.includes(code))
    lists.push({ level: options[0]?.level ?? '', options, chosen: next?.code ?? '' })
    const below = next && cell(next.code)
    if (!below) break
    node = below
  }
  return lists
}

function sketchOf(loaded: LoadedScheme, typed: Typed, look?: LngLat): Sketch {
  const { ref } = loaded
  const shown = shownIn(loaded, typed)
  const { frame } = drawCell(loaded, shown.code, SKETCH_WIDTH)
  const { point } = toPlace(typed)
  const spotOf = (at: LngLat | undefined) => {
    const { x, y } = at ? frame.toDrawing(at) : { x: -1, y: -1 }
    const inside = x >= 0 && y >= 0 && x <= frame.width && y <= frame.height
    return inside ? { x: Math.round(x), y: Math.round(y) } : null
  }
  const mark = spotOf(point)
  return {
    cell: ref(shown.code),
    up: shown.parent,
    width: frame.width,
    height: frame.height,
    zooms: zooms(loaded, shown.code),
    mark: mark && { ...mark, r: Math.round((point?.accuracy ?? 0) / frame.metresPerUnit) },
    middle: spotOf(look) ?? mark ?? { x: frame.width / 2, y: Math.round(frame.height / 2) },
  }
}

/** A sketch of cells that have cells below them is come nearer to. */
const zooms = ({ cell }: LoadedScheme, code: string) =>
  (cell(code)?.children ?? []).some((child) => (cell(child)?.children.length ?? 0) > 0)

type Tapped = { readonly typed: Partial<Typed>; readonly look: LngLat }

/** A tap on the sketch comes nearer; on the last sketch it is the place. One that hit no cell changes nothing. */
export async function tap(typed: Typed, x: number, y: number): Promise<Tapped> {
  const loaded = await loadScheme(ctx)
  return zooms(loaded, shownIn(loaded, typed).code) ? nearer(typed, x, y) : here(typed, x, y, 1)
}

/** The sketch of the cell under a spot of the one shown. */
export async function nearer(typed: Typed, x: number, y: number): Promise<Tapped> {
  const loaded = await loadScheme(ctx)
  const shown = shownIn(loaded, typed)
  const look = drawCell(loaded, shown.code, SKETCH_WIDTH).frame.toDegrees(x, y)
  if (!zooms(loaded, shown.code)) return { typed: {}, look }
  const { cells } = place(loaded, { point: { ...look, datum: 'wgs84' } })
  const next = cells[cells.findIndex(({ code }) => code === shown.code) + 1]
  return { typed: next ? { shown: next.code } : {}, look }
}

/** The place under a spot of the sketch, as sure as a finger is on a sketch enlarged so many times. */
export async function here(typed: Typed, x: number, y: number, enlarged: number): Promise<Tapped> {
  const loaded = await loadScheme(ctx)
  const { frame } = drawCell(loaded, shownIn(loaded, typed).code, SKETCH_WIDTH)
  const { lng, lat } = frame.toDegrees(x, y)
  const accuracy = String(Math.round((frame.metresPerUnit * FINGER) / Math.max(enlarged, 1)))
  const point = { lng: lng.toFixed(5), lat: lat.toFixed(5), datum: 'wgs84', accuracy }
  return { typed: { ...point, cell: '' }, look: { lng, lat } }
}

const shownIn = ({ cell, root }: LoadedScheme, { shown }: Typed) => cell(shown) ?? root

/** A position the device or a photo gave, on the nearest sketch that shows it. */
export async function position(typed: Typed): Promise<Partial<Typed>> {
  const { point } = toPlace({ ...typed, cell: '' })
  if (!point) return { cell: '' }
  const loaded = await loadScheme(ctx)
  const { cells } = place(loaded, { point: parse(pointSchema, point) })
  const shown = cells.findLast(({ code }) => (loaded.cell(code)?.children.length ?? 0) > 0)
  return { cell: '', shown: shown?.code ?? '' }
}

/** The lowest cell picked in the lists; a pick below another cell than the one picked above it does not count. */
export async function pick(picks: readonly string[]): Promise<Partial<Typed>> {
  const { root, cell } = await loadScheme(ctx)
  let node = root
  for (const code of picks) {
    const next = node.children.includes(code) ? cell(code) : undefined
    if (!next) break
    node = next
  }
  return node === root ? {} : choose(node.code)
}

/** A cell as the place; nothing for a code that names none. */
export async function choose(code: string): Promise<Partial<Typed>> {
  const node = (await loadScheme(ctx)).cell(code)
  if (!node) return {}
  const shown = node.children.length > 0 ? node.code : (node.parent ?? '')
  return { cell: node.code, shown, lng: '', lat: '', accuracy: '' }
}
