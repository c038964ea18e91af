import type { GridIndex } from '@wangge/grid'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { loadGrid } from './bulk.ts'
import { loadTimeline } from './load.ts'
import type { Scheme } from './scheme.ts'
import { type Tiles, tilesOf } from './tiles.ts'

type Reads = Pick<Context, 'ledger' | 'files' | 'jurisdiction'>

/**
 * The grid of a scheme that is or was in force.
 * @throws Fault `scheme.none`, `scheme.unknown`
 */
export async function readGrid(
  ctx: Reads,
  id: string,
): Promise<{ readonly scheme: Scheme; readonly index: GridIndex }> {
  const scheme = (await loadTimeline(ctx)).schemes.find((each) => each.id === id)
  if (!scheme) throw fault('scheme.unknown', 'id')
  const { index } = await loadGrid(ctx, scheme.grid)
  return { scheme, index }
}

/** Grids this process has begun to cut: a quarter of a second each for 1,300 cells. */
const cut = new WeakMap<GridIndex, Tiles>()

/**
 * The vector tiles of a scheme that is or was in force.
 * @throws Fault `scheme.none`, `scheme.unknown`
 */
export async function readTiles(
  ctx: Reads,
  id: string,
): Promise<{ readonly scheme: Scheme; readonly tiles: Tiles }> {
  const { scheme, index } = await readGrid(ctx, id)
  const tiles = cut.get(index) ?? tilesOf(index)
  cut.set(index, tiles)
  return { scheme, tiles }
}
