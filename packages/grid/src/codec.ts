import { type CellRef, type Datum, GridError } from './cell.ts'
import { crc32 } from './crc32.ts'
import { type Frame, openFrame } from './frame.ts'

/**
 * The numbers of a grid, every one a flat array. Cells are in order of depth, then code: parents come before children.
 * Starts mark ranges: item i owns [start[i], start[i + 1]) of the next array.
 */
const layout = {
  /** west, south, east, north (degrees), columns, rows of the bucket grid */
  bounds: Float64Array,
  /** lng, lat of each distinct vertex */
  vertices: Float64Array,
  /** west, south, east, north of each cell with its children, degrees */
  boxes: Float64Array,
  /** index of each cell's parent, -1 for a root */
  parents: Int32Array,
  /** per cell, its first polygon */
  polygonStarts: Uint32Array,
  /** per polygon, its first ring */
  ringStarts: Uint32Array,
  /** per ring, its first corner */
  cornerStarts: Uint32Array,
  /** vertex number of each corner; a ring repeats its first corner at the end */
  corners: Uint32Array,
  /** per bucket, row by row from the south-west, where its list starts in `lists` */
  buckets: Uint32Array,
  /** a count, then that many entries `cell * 2 + whole`; whole = 1 when the cell covers all of the bucket */
  lists: Uint32Array,
  /** UTF-8 JSON of `Labels` */
  labels: Uint8Array,
}

type Layout = typeof layout
type Name = keyof Layout
export type Sections = { readonly [K in Name]: InstanceType<Layout[K]> }
export type Labels = { datum: Datum; cells: [code: string, name: string, level: string][] }

/** A grid in memory: views over one buffer, with the few things derived from them on loading. */
export type GridIndex = Sections & {
  readonly bytes: Uint8Array
  readonly datum: Datum
  readonly refs: readonly CellRef[]
  readonly frame: Frame
  readonly byCode: ReadonlyMap<string, number>
  /** distance to the root, per cell */
  readonly depths: Uint32Array
  /** 1 for a cell without children */
  readonly leaves: Uint8Array
}

const names = Object.keys(layout) as Name[]
const magic = 0x44524757 // the bytes "WGRD"
const version = 1
const header = { magic: 0, version: 1, length: 2, checksum: 3, words: 4 }
const bodyStart = header.words * 4
const directoryEnd = aligned(bodyStart + names.length * 4)

/** The file's bytes: a copy, equal for equal cells in whatever order they were built. */
export function encode(index: GridIndex): Uint8Array {
  return index.bytes.slice()
}

/**
 * Opens a file made by `encode` without copying it (unless it is not aligned to 8 bytes): leave the bytes alone afterwards.
 * The checksum finds accidents, not forgers: compare a cryptographic hash of the file before trusting its origin.
 *
 * @throws GridError `file.magic`, `file.version`, `file.truncated`, `file.corrupt`
 */
export function decode(bytes: Uint8Array): GridIndex {
  if (bytes.length < bodyStart) throw new GridError('file.truncated')
  const file = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  const head = new Uint32Array(file.buffer, file.byteOffset, header.words)
  if (head[header.magic] !== magic) throw new GridError('file.magic')
  if (head[header.version] !== version) throw new GridError('file.version')
  const length = head[header.length] ?? 0
  if (file.length < length) throw new GridError('file.truncated')
  if (file.length > length || length < directoryEnd) throw new GridError('file.corrupt')
  if (head[header.checksum] !== crc32(file.subarray(bodyStart))) throw new GridError('file.corrupt')

  const sections = viewSections(file)
  const labels = JSON.parse(new TextDecoder().decode(sections.labels)) as Labels
  const refs = labels.cells.map(([code, name, level]) => Object.freeze({ code, name, level }))
  const byCode = new Map(refs.map((ref, cell) => [ref.code, cell]))
  return {
    ...sections,
    ...family(sections.parents),
    frame: openFrame(sections.bounds),
    bytes: file,
    datum: labels.datum,
    refs,
    byCode,
  }
}

/** Lays the sections out as a file. */
export function pack(sections: Sections): Uint8Array {
  const length = names.reduce((at, name) => aligned(at + sections[name].byteLength), directoryEnd)
  const file = new Uint8Array(length)
  const directory = new Uint32Array(file.buffer, bodyStart, names.length)
  let at = directoryEnd
  for (const [i, name] of names.entries()) {
    const { buffer, byteOffset, byteLength } = sections[name]
    file.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    directory[i] = byteLength
    at = aligned(at + byteLength)
  }
  const head = new Uint32Array(file.buffer, 0, header.words)
  head.set([magic, version, length, crc32(file.subarray(bodyStart))])
  return file
}

function viewSections(file: Uint8Array): Sections {
  const directory = new Uint32Array(file.buffer, file.byteOffset + bodyStart, names.length)
  let at = directoryEnd
  const views = names.map((name, i) => {
    const Kind = layout[name]
    const size = directory[i] ?? 0
    const view = new Kind(file.buffer as ArrayBuffer, file.byteOffset + at, size / Kind.BYTES_PER_ELEMENT)
    at = aligned(at + size)
    return [name, view] as const
  })
  return Object.fromEntries(views) as Sections
}

function family(parents: Int32Array): { depths: Uint32Array; leaves: Uint8Array } {
  const depths = new Uint32Array(parents.length)
  const leaves = new Uint8Array(parents.length).fill(1)
  for (const [cell, parent] of parents.entries()) {
    if (parent < 0) continue
    depths[cell] = (depths[parent] ?? 0) + 1
    leaves[parent] = 0
  }
  return { depths, leaves }
}

function aligned(offset: number): number {
  return (offset + 7) & ~7
}
