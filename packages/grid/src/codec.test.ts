import { crc32 as zlibCrc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { crc32 } from './crc32.ts'
import { gaochang } from './demo-grids.fixture.ts'
import {
  build,
  decode,
  decodeVerified,
  encode,
  GridError,
  type GridFault,
  cells as listed,
  locate,
  outline,
} from './grid.ts'

const cells = gaochang()
const file = encode(build(cells, 'gcj02'))

function faultOf(bytes: Uint8Array): GridFault | 'opened' {
  try {
    decode(bytes)
    return 'opened'
  } catch (error) {
    if (error instanceof GridError) return error.code
    throw error
  }
}

function altered(at: number): Uint8Array {
  const copy = file.slice()
  copy[at] = (copy[at] ?? 0) ^ 0x10
  return copy
}

describe('a file', () => {
  test('opens to the grid that was written', () => {
    const opened = decode(file)
    expect(opened.datum).toBe('gcj02')
    for (const { code, polygons } of cells) expect(outline(opened, code)).toEqual(polygons)
    const [west = 0, south = 0] = opened.bounds
    const built = build(cells, 'gcj02')
    for (let step = 0; step < 200; step++) {
      const point = { lng: west + step * 0.005, lat: south + step * 0.01, datum: 'gcj02' } as const
      expect(locate(opened, point, 500)).toEqual(locate(built, point, 500))
    }
  })

  test('opens at any offset in a larger buffer', () => {
    for (const offset of [0, 3, 8]) {
      const larger = new Uint8Array(file.length + 16)
      larger.set(file, offset)
      expect([...listed(decode(larger.subarray(offset, offset + file.length)))]).toHaveLength(107)
    }
  })

  test('is a copy: changing it leaves the grid alone', () => {
    const index = decode(file.slice())
    encode(index).fill(0)
    expect(encode(index)).toEqual(file)
  })

  test('is the same whatever the order of the cells', () => {
    expect(encode(build(cells.toReversed(), 'gcj02'))).toEqual(file)
  })
})

describe('decode refuses', () => {
  test('other magic bytes', () => {
    expect(faultOf(altered(0))).toBe('file.magic')
    expect(faultOf(new TextEncoder().encode('{"type":"FeatureCollection"}'))).toBe('file.magic')
  })

  test('another version', () => {
    expect(faultOf(altered(4))).toBe('file.version')
  })

  test('a file cut anywhere', () => {
    for (let length = 0; length < file.length; length += 997) {
      expect(faultOf(file.subarray(0, length))).toBe('file.truncated')
    }
    expect(faultOf(file.subarray(0, file.length - 1))).toBe('file.truncated')
  })

  test('a file with bytes after its end', () => {
    const longer = new Uint8Array(file.length + 8)
    longer.set(file)
    expect(faultOf(longer)).toBe('file.corrupt')
  })

  test('a file with a changed byte anywhere after the length', () => {
    for (let at = 12; at < file.length; at += at < 80 ? 1 : 997)
      expect(faultOf(altered(at))).toBe('file.corrupt')
  })
})

test('a file whose hash was compared opens the same without its checksum, but not at a wrong length', () => {
  const where = { lng: 89.18, lat: 42.95, datum: 'wgs84' } as const
  expect(locate(decodeVerified(file), where)).toEqual(locate(decode(file), where))
  expect(() => decodeVerified(file.subarray(0, file.length - 1))).toThrow('file.truncated')
  expect(() => decodeVerified(altered(0))).toThrow('file.magic')
})

test('the checksum is the CRC-32 of zip and gzip', () => {
  for (const text of ['', '123456789', '网格']) {
    const bytes = new TextEncoder().encode(text)
    expect(crc32(bytes)).toBe(zlibCrc32(bytes))
  }
  expect(crc32(file)).toBe(zlibCrc32(file))
})
