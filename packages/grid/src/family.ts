import type { Sections } from './codec.ts'

/** What parents and polygons say about each cell: see `GridIndex`. */
export function family({
  parents,
  polygonStarts,
  siteCells,
}: Pick<Sections, 'parents' | 'polygonStarts' | 'siteCells'>): {
  ends: Uint8Array
  depths: Uint16Array
  lifts: Int32Array | null
} {
  const count = parents.length
  const ends = new Uint8Array(count)
  const depths = new Uint16Array(count)
  const lifts = new Int32Array(count).fill(-1)
  let lifted = false
  let site = 0
  for (let cell = 0; cell < count; cell++) {
    ends[cell] = polygonStarts[cell] === polygonStarts[cell + 1] ? 0 : 1
    const bound = siteCells[site] === cell
    if (bound) site++
    const parent = parents[cell] as number
    if (parent < 0) continue
    depths[cell] = (depths[parent] as number) + 1
    if (!bound) ends[parent] = 0
    if (polygonStarts[parent] !== polygonStarts[parent + 1]) continue
    lifts[cell] = parent
    lifted = true
  }
  return { ends, depths, lifts: lifted ? lifts : null }
}
