/** Geodetic datum of a coordinate. `wgs84` stands for CGCS2000 too: they differ by centimetres. */
export type Datum = 'wgs84' | 'gcj02' | 'bd09'

/** Degrees. */
export type LngLat = { lng: number; lat: number }

export type Point = LngLat & { datum: Datum }

/** GeoJSON MultiPolygon coordinates (RFC 7946 §3.1.7): closed rings of [lng, lat], outer ring first. */
export type Polygons = [number, number][][][]

export type CellRef = { readonly code: string; readonly name: string; readonly level: string }

/**
 * `polygons: null` is a cell that covers exactly what its children cover, or, of a cell without children, a mere position
 * that covers nothing. `parent: null` is a root.
 */
export type Cell = {
  code: string
  name: string
  level: string
  parent: string | null
  polygons: Polygons | null
  /** The one place the cell is bound to, in the grid's datum; a cell without polygons or children must have it. */
  site?: LngLat | undefined
}

export type GridFault =
  | 'grid.empty'
  | 'cell.duplicate'
  | 'cell.parent-unknown'
  | 'cell.cycle'
  | 'cell.no-area'
  | 'cell.unknown'
  | 'ring.too-short'
  | 'ring.unclosed'
  | 'coordinate.out-of-range'
  | 'point.out-of-range'
  | 'accuracy.out-of-range'
  | 'file.magic'
  | 'file.version'
  | 'file.truncated'
  | 'file.corrupt'

/** Every refusal of this package. `cell` names the offending cell where there is one. */
export class GridError extends Error {
  readonly code: GridFault
  readonly cell: string | undefined

  constructor(code: GridFault, cell?: string) {
    super(cell === undefined ? code : `${code}: ${cell}`)
    this.name = 'GridError'
    this.code = code
    this.cell = cell
  }
}

/** True for finite degrees on the globe; catches swapped longitude and latitude east of 90°. */
export function onGlobe(lng: number, lat: number): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90
}
