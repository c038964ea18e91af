import { orient2d } from 'robust-predicates'
import { type Cell, GridError, onGlobe } from './cell.ts'
import type { Geometry } from './cover.ts'
import { float, int } from './element.ts'

type Ring = [number, number][]

/** Flattens the polygons of cells in index order; each distinct vertex is stored once. */
export function layGeometry(cells: readonly Cell[], parents: Int32Array): Geometry {
  const vertices: number[] = []
  const vertexNumbers = new Map<string, number>()
  const polygonStarts = [0]
  const ringStarts = [0]
  const cornerStarts = [0]
  const corners: number[] = []

  const vertexAt = (x: number, y: number) => {
    const key = `${x},${y}`
    const known = vertexNumbers.get(key)
    if (known !== undefined) return known
    const number = vertexNumbers.size
    vertexNumbers.set(key, number)
    vertices.push(x, y)
    return number
  }

  for (const cell of cells) {
    if (cell.polygons?.length === 0) throw new GridError('cell.no-area', cell.code)
    for (const polygon of cell.polygons ?? []) {
      if (polygon.length === 0) throw new GridError('cell.no-area', cell.code)
      for (const ring of polygon) {
        checkRing(ring, cell.code)
        for (const [x, y] of ring) corners.push(vertexAt(x, y))
        cornerStarts.push(corners.length)
      }
      ringStarts.push(cornerStarts.length - 1)
    }
    polygonStarts.push(ringStarts.length - 1)
  }
  const geometry = {
    vertices: Float64Array.from(vertices),
    polygonStarts: Uint32Array.from(polygonStarts),
    ringStarts: Uint32Array.from(ringStarts),
    cornerStarts: Uint32Array.from(cornerStarts),
    corners: Uint32Array.from(corners),
  }
  return { ...geometry, boxes: layBoxes(geometry, parents) }
}

function checkRing(ring: Ring, code: string): void {
  for (const [x, y] of ring) if (!onGlobe(x, y)) throw new GridError('coordinate.out-of-range', code)
  const [first, second] = ring
  const last = ring.at(-1)
  if (!first || !second || !last || ring.length < 4) throw new GridError('ring.too-short', code)
  if (first[0] !== last[0] || first[1] !== last[1]) throw new GridError('ring.unclosed', code)
  const other = ring.find(([x, y]) => x !== first[0] || y !== first[1]) ?? first
  if (ring.every(([x, y]) => orient2d(first[0], first[1], other[0], other[1], x, y) === 0)) {
    throw new GridError('cell.no-area', code)
  }
}

/** A box holds the cell's polygons and its children's boxes; children stand after their parents. */
function layBoxes(geometry: Omit<Geometry, 'boxes'>, parents: Int32Array): Geometry['boxes'] {
  const { vertices, polygonStarts, ringStarts, cornerStarts, corners } = geometry
  const boxes = new Float64Array(parents.length * 4)
  for (let box = 0; box < boxes.length; box += 4) boxes.set([Infinity, Infinity, -Infinity, -Infinity], box)
  const grow = (cell: number, west: number, south: number, east: number, north: number) => {
    const box = cell * 4
    boxes[box] = Math.min(float(boxes, box), west)
    boxes[box + 1] = Math.min(float(boxes, box + 1), south)
    boxes[box + 2] = Math.max(float(boxes, box + 2), east)
    boxes[box + 3] = Math.max(float(boxes, box + 3), north)
  }
  const cornerOf = (polygon: number) => int(cornerStarts, int(ringStarts, polygon))
  for (let cell = parents.length - 1; cell >= 0; cell--) {
    const end = cornerOf(int(polygonStarts, cell + 1))
    for (let corner = cornerOf(int(polygonStarts, cell)); corner < end; corner++) {
      const vertex = int(corners, corner) * 2
      const x = float(vertices, vertex)
      const y = float(vertices, vertex + 1)
      grow(cell, x, y, x, y)
    }
    const parent = parents[cell] ?? -1
    if (parent < 0) continue
    const [west = 0, south = 0, east = 0, north = 0] = boxes.subarray(cell * 4, cell * 4 + 4)
    grow(parent, west, south, east, north)
  }
  return boxes
}
