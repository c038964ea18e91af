import { parse } from '@wangge/core/fault'
import { pointSchema } from '@wangge/core/point'
import { type LoadedScheme, loadScheme } from '@wangge/core/scheme/load'
import { locatePlace, place } from '@wangge/core/scheme/locate'
import { drawCell, SKETCH_WIDTH } from '../../../map/drawing.ts'
import { ctx } from '../../../server/context.ts'
import { type List, type Sketch, type Told, type Typed, toPlace } from './report-state.ts'

/** How far a finger may miss, in pixels. */
const FINGER = 4

/** What the place step offers and says for what was typed: lists, sketch, and whose cell the place is. */
export async function offer(
  typed: Typed,
): Promise<{ lists: readonly List[]; sketch: Sketch; told: Told | null }> {
  const loaded = await loadScheme(ctx)
  return { lists: listsOf(loaded, typed), sketch: sketchOf(loaded, typed), told: await tell(loaded, typed) }
}

async function tell(loaded: LoadedScheme, typed: Typed): Promise<Told | null> {
  const at = toPlace(typed)
  if (!at.cell && !at.point) return null
  const checked = at.point ? { point: parse(pointSchema, at.point) } : at
  const { match, responsible, neighbours, nearest } = await locatePlace(ctx, checked)
  const cell = place(loaded, checked).cells.at(-1)
  return cell ? { cell, match, responsible, neighbours, nearest } : null
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

function sketchOf(loaded: LoadedScheme, typed: Typed): Sketch {
  const { root, cell, ref } = loaded
  const shown = cell(typed.shown) ?? root
  const { frame } = drawCell(loaded, shown.code, SKETCH_WIDTH)
  const { point } = toPlace(typed)
  const mark = point ? frame.toDrawing(point) : null
  const inside = mark && mark.x >= 0 && mark.y >= 0 && mark.x <= frame.width && mark.y <= frame.height
  return {
    cell: ref(shown.code),
    up: shown.parent,
    width: frame.width,
    height: frame.height,
    zooms: zooms(loaded, shown.code),
    mark: inside ? { x: Math.round(mark.x), y: Math.round(mark.y) } : null,
  }
}

/** A sketch of cells that have cells below them is come nearer to. */
const zooms = ({ cell }: LoadedScheme, code: string) =>
  (cell(code)?.children ?? []).some((child) => (cell(child)?.children.length ?? 0) > 0)

/** What a tap on the sketch means: nearer, or the point under the finger. Undefined for a tap that hit no cell. */
export async function tap(typed: Typed, x: number, y: number): Promise<Partial<Typed>> {
  const loaded = await loadScheme(ctx)
  const shown = loaded.cell(typed.shown) ?? loaded.root
  const { frame } = drawCell(loaded, shown.code, SKETCH_WIDTH)
  const { lng, lat } = frame.toDegrees(x, y)
  const datum = 'wgs84'
  const accuracy = Math.round(frame.metresPerUnit * FINGER)
  if (!zooms(loaded, shown.code)) {
    return { lng: lng.toFixed(5), lat: lat.toFixed(5), datum, accuracy: String(accuracy), cell: '' }
  }
  const { cells } = place(loaded, { point: { lng, lat, datum } })
  const nearer = cells[cells.findIndex(({ code }) => code === shown.code) + 1]
  return nearer ? { shown: nearer.code } : {}
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
  if (node === root) return {}
  const shown = node.children.length > 0 ? node.code : (node.parent ?? '')
  return { cell: node.code, shown, lng: '', lat: '', accuracy: '' }
}
