import type { LngLat, Polygons } from '@wangge/grid'

/** How degrees lie on a drawing: an equirectangular picture, true to scale at its middle latitude. */
export type Frame = {
  readonly width: number
  readonly height: number
  readonly toDrawing: (at: LngLat) => { readonly x: number; readonly y: number }
  readonly toDegrees: (x: number, y: number) => LngLat
  /** Ground metres of one unit of the drawing. */
  readonly metresPerUnit: number
}

const METRES_PER_DEGREE = 111_195
const MARGIN = 0.02

/** The frame around some outlines, `width` units wide; as high as their shape asks for, at most one and a half times. */
export function frameOf(outlines: readonly Polygons[], width: number): Frame {
  const box = boundsOf(outlines)
  const shrink = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)
  const wide = (box.east - box.west) * shrink * (1 + 2 * MARGIN)
  const high = (box.north - box.south) * (1 + 2 * MARGIN)
  const degreesPerUnit = Math.max(wide / width, high / (width * 1.5))
  const height = Math.ceil(high / degreesPerUnit)
  const left = (box.west + box.east) / 2 - (width * degreesPerUnit) / 2 / shrink
  const top = (box.south + box.north) / 2 + (height * degreesPerUnit) / 2
  return {
    width,
    height,
    toDrawing: ({ lng, lat }) => ({
      x: ((lng - left) * shrink) / degreesPerUnit,
      y: (top - lat) / degreesPerUnit,
    }),
    toDegrees: (x, y) => ({ lng: left + (x * degreesPerUnit) / shrink, lat: top - y * degreesPerUnit }),
    metresPerUnit: degreesPerUnit * METRES_PER_DEGREE,
  }
}

function boundsOf(outlines: readonly Polygons[]) {
  const box = { west: 180, east: -180, south: 90, north: -90 }
  for (const [lng, lat] of outlines.flatMap((polygons) => polygons.flat(2))) {
    box.west = Math.min(box.west, lng)
    box.east = Math.max(box.east, lng)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  return box
}
