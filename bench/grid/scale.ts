import type { Cell } from '@wangge/grid'
import { gaochang, yanbian } from '../../packages/grid/src/demo-grids.fixture.ts'
import { simulated } from './tessellation.ts'

/** The grids to measure, by the number of their cells on the lowest level. */
const scales: Readonly<Record<string, () => Cell[]>> = { 92: gaochang, 1234: yanbian, 600000: simulated }

export const scaleNames = Object.keys(scales)

export function cellsOf(scale: string): Cell[] {
  const make = scales[scale]
  if (!make) throw new Error(`no scale ${scale}: ${scaleNames.join(', ')}`)
  return make()
}

/** The cells without children: what the peers are given, since they know one level only. */
export function lowestOf(cells: readonly Cell[]): Cell[] {
  const parents = new Set(cells.map(({ parent }) => parent))
  return cells.filter(({ code }) => !parents.has(code))
}
