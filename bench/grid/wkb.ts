import type { Polygons } from '@wangge/grid'

const littleEndian = 1
const polygonType = 3
const multiPolygonType = 6

/** Well-known binary of a multipolygon (OGC 06-103r4 §8.2). */
export function multiPolygonWkb(polygons: Polygons): Buffer {
  const corners = polygons.flat(2).length
  const bytes = Buffer.alloc(9 + polygons.length * 9 + polygons.flat().length * 4 + corners * 16)
  let at = header(bytes, 0, multiPolygonType, polygons.length)
  for (const polygon of polygons) {
    at = header(bytes, at, polygonType, polygon.length)
    for (const ring of polygon) {
      at = bytes.writeUInt32LE(ring.length, at)
      for (const [x, y] of ring) at = bytes.writeDoubleLE(y, bytes.writeDoubleLE(x, at))
    }
  }
  return bytes
}

function header(bytes: Buffer, at: number, type: number, count: number): number {
  return bytes.writeUInt32LE(count, bytes.writeUInt32LE(type, bytes.writeUInt8(littleEndian, at)))
}
