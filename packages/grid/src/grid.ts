export { build } from './build.ts'
export {
  type Cell,
  type CellRef,
  type Datum,
  GridError,
  type GridFault,
  type LngLat,
  type Point,
  type Polygons,
} from './cell.ts'
export { decode, decodeVerified, encode, type GridIndex } from './codec.ts'
export { convert, toWgs84 } from './datum.ts'
export { hitRoom, hitsAt } from './hits.ts'
export { interior } from './interior.ts'
export { chosenOf, type FarCell, type Location, locate } from './locate.ts'
export { cellAt, cells, children, outline } from './outline.ts'
