import { FINEST_ZOOM } from '@wangge/core/scheme/tiles'
import { EdgeFault } from '../server/wrong.ts'

/**
 * The tile that the three parts of an address name.
 * @throws EdgeFault `input.tile_invalid` for what is no tile of zoom 0 to `FINEST_ZOOM`
 */
export function tileOf(asked: { readonly z: string; readonly x: string; readonly y: string }): {
  readonly z: number
  readonly x: number
  readonly y: number
} {
  const z = numberBelow(FINEST_ZOOM + 1, asked.z)
  const x = numberBelow(2 ** z, asked.x)
  const y = numberBelow(2 ** z, asked.y)
  return { z, x, y }
}

function numberBelow(end: number, text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : end
  if (number >= end) throw new EdgeFault('input.tile_invalid')
  return number
}
