import { type Datum, GridError } from './cell.ts'
import { crc32 } from './crc32.ts'
import { family } from './family.ts'
import { type Frame, frameOf } from './frame.ts'
import { Labels } from './labels.ts'

/**
 * The numbers of a grid, every one a flat array. Cells are in order of depth, then code: parents come before children.
 * Starts mark ranges: item i owns [start[i], start[i + 1]) of the next array.
 */
const layout = {
  /** west, south, east, north (degrees), columns, rows of the frame of squares, most hits of any point */
  bounds: Float64Array,
  /** lng, lat along each arc, both its ends included */
  vertices: Float64Array,
  /** lng, lat of the sites */
  sites: Float64Array,
  /** the table of squares, then what it refers to: see square.ts */
  squares: Uint32Array,
  /** number of each cell's parent, -1 for a root */
  parents: Int32Array,
  /** per cell, its first polygon */
  polygonStarts: Uint32Array,
  /** per polygon, its first ring: the shell */
  ringStarts: Uint32Array,
  /** per ring, its first place in `ringArcs` */
  ringArcStarts: Uint32Array,
  /** arc numbers; ~number for an arc run backwards */
  ringArcs: Int32Array,
  /** per arc, its first vertex */
  arcStarts: Uint32Array,
  /** the cells that have a site, ascending */
  siteCells: Uint32Array,
  /** length in bytes of each cell's code and name, and the number of its level */
  labelSizes: Uint32Array,
  /** UTF-8, each cell's code and name */
  labels: Uint8Array,
  /** UTF-8 JSON of `Terms` */
  terms: Uint8Array,
}

type Layout = typeof layout
type Name = keyof Layout
export type Sections = { readonly [K in Name]: InstanceType<Layout[K]> }
export type Terms = { datum: Datum; levels: string[] }

/** A grid in memory: views over one buffer, with the few things derived from them on loading. */
export type GridIndex = Sections & {
  readonly bytes: Uint8Array
  readonly datum: Datum
  readonly frame: Frame
  readonly labelled: Labels
  /** 1 for a cell with polygons none of whose children divides it: those bound to a site do not */
  readonly ends: Uint8Array
  readonly hot: Hot
}

/** What a lookup reads. */
type Hot = {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly columns: number
  readonly rows: number
  readonly columnsPerDegree: number
  readonly rowsPerDegree: number
  readonly most: number
  readonly squares: Uint32Array
  readonly vertices: Float64Array
  readonly parents: Int32Array
  /** distance to the root, per cell */
  readonly depths: Uint16Array
  /** per cell, its parent if that is known only through its children, or -1; null when none is */
  readonly lifts: Int32Array | null
  /** lng, lat of the lookup under way */
  readonly point: Float64Array
}

const names = Object.keys(layout) as Name[]
const magic = 0x44524757 // the bytes "WGRD"
const version = 2
/** Magic, version, length and checksum, each a u32. */
const headWords = 4
const bodyStart = headWords * 4
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
  const file = whole(bytes)
  const [, , , checksum] = headOf(file)
  if (checksum !== crc32(file.subarray(bodyStart))) throw new GridError('file.corrupt')
  return view(file)
}

/**
 * As `decode`, for bytes whose cryptographic hash the caller has compared: the checksum, most of the time of opening a
 * file, is not computed again.
 *
 * @throws GridError `file.magic`, `file.version`, `file.truncated`, `file.corrupt` for a wrong length
 */
export const decodeVerified = (bytes: Uint8Array): GridIndex => view(whole(bytes))

/** The file, aligned, with the length its head says. */
function whole(bytes: Uint8Array): Uint8Array {
  if (bytes.length < bodyStart) throw new GridError('file.truncated')
  const file = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  const [kind, made, length = 0] = headOf(file)
  if (kind !== magic) throw new GridError('file.magic')
  if (made !== version) throw new GridError('file.version')
  if (file.length < length) throw new GridError('file.truncated')
  if (file.length > length || length < directoryEnd) throw new GridError('file.corrupt')
  return file
}

const headOf = (file: Uint8Array) => new Uint32Array(file.buffer, file.byteOffset, headWords)

function view(file: Uint8Array): GridIndex {
  const sections = viewSections(file)
  const { bounds, squares, vertices, parents } = sections
  const { datum, levels } = JSON.parse(new TextDecoder().decode(sections.terms)) as Terms
  const { ends, depths, lifts } = family(sections)
  const frame = frameOf(bounds)
  const [west = 0, south = 0, east = 0, north = 0, columns = 0, rows = 0, most = 0] = bounds
  return {
    ...sections,
    bytes: file,
    datum,
    frame,
    labelled: new Labels(sections, levels),
    ends,
    hot: {
      west,
      south,
      east,
      north,
      columns,
      rows,
      columnsPerDegree: 1 / frame.width,
      rowsPerDegree: 1 / frame.height,
      most,
      squares,
      vertices,
      parents,
      depths,
      lifts,
      point: new Float64Array(2),
    },
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
  headOf(file).set([magic, version, length, crc32(file.subarray(bodyStart))])
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

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8
}
