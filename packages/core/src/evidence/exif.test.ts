import exifReader from 'exif-reader'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readExif } from './exif.ts'
import { exifBlock, phonePhoto } from './photos.fixture.ts'

const here = {
  1: 'N',
  2: [
    [29, 1],
    [40, 1],
    [1234, 100],
  ],
  3: 'E',
  4: [
    [94, 1],
    [21, 1],
    [36, 1],
  ],
} as const

const at = { lng: 94.36, lat: 29.6700944, datum: 'wgs84' }

describe('reading place and time of a photo', () => {
  it('reads what an independent library wrote and another one reads', async () => {
    const { exif = Buffer.alloc(0) } = await sharp(await phonePhoto()).metadata()
    expect(readExif(exif)).toEqual({
      point: { ...at, accuracy: 12.5 },
      takenAt: '2026-11-19T08:15:30+08:00',
    })
    expect(exifReader(exif).GPSInfo?.GPSLatitude).toEqual([29, 40, 12.34])
  })

  it.each([true, false])('reads both byte orders (little-endian: %s)', (little) => {
    expect(readExif(exifBlock({ gps: here }, little))).toEqual({ point: at })
  })

  it('reads south and west as negative', () => {
    expect(readExif(exifBlock({ gps: { ...here, 1: 'S', 3: 'W' } })).point).toMatchObject({
      lng: -94.36,
      lat: -29.6700944,
    })
  })

  it('takes a time without zone as China’s, and one with zone as it is', () => {
    const time = { 36867: '2026:11:19 08:15:30' }
    expect(readExif(exifBlock({ exif: time })).takenAt).toBe('2026-11-19T08:15:30+08:00')
    expect(readExif(exifBlock({ exif: { ...time, 36881: '+06:00' } })).takenAt).toBe(
      '2026-11-19T08:15:30+06:00',
    )
  })

  it.each<[string, Parameters<typeof exifBlock>[0]]>([
    [
      'degrees over zero',
      {
        gps: {
          ...here,
          2: [
            [29, 0],
            [40, 1],
            [0, 1],
          ],
        },
      },
    ],
    [
      'ninety-five degrees north',
      {
        gps: {
          ...here,
          2: [
            [95, 1],
            [0, 1],
            [0, 1],
          ],
        },
      },
    ],
    [
      'sixty minutes',
      {
        gps: {
          ...here,
          2: [
            [29, 1],
            [60, 1],
            [0, 1],
          ],
        },
      },
    ],
    ['no hemisphere', { gps: { 2: here[2], 4: here[4] } }],
    ['an unknown hemisphere', { gps: { ...here, 1: 'Q' } }],
    [
      'two rationals instead of three',
      {
        gps: {
          ...here,
          2: [
            [29, 1],
            [40, 1],
          ],
        },
      },
    ],
    ['text instead of rationals', { gps: { ...here, 2: '29.67' } }],
    [
      'zeros, as a receiver without a fix writes',
      {
        gps: {
          ...here,
          2: [
            [0, 1],
            [0, 1],
            [0, 1],
          ],
          4: [
            [0, 1],
            [0, 1],
            [0, 1],
          ],
        },
      },
    ],
    ['latitude and longitude exchanged', { gps: { ...here, 2: here[4], 4: here[2] } }],
    ['a day that is none', { exif: { 36867: '2026:02:31 08:15:30' } }],
    ['a time of zeros', { exif: { 36867: '0000:00:00 00:00:00' } }],
    ['script for a time', { exif: { 36867: '<script>alert()' } }],
    ['nothing', {}],
  ])('reads nothing from %s', (_, block) => {
    expect(readExif(exifBlock(block))).toEqual({})
  })

  it('leaves out an accuracy that is none', () => {
    expect(readExif(exifBlock({ gps: { ...here, 31: [[1, 0]] } }))).toEqual({ point: at })
  })

  it('reads nothing, and ends, whatever the bytes are', () => {
    const start = fc.constantFrom('II*\0', 'MM\0*', 'Exif\0\0II*\0', 'Exif\0\0MM\0*', '')
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        const taken = readExif(Buffer.concat([Buffer.from(head, 'latin1'), rest]))
        expect(taken.point === undefined || Number.isFinite(taken.point.lng)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads at once a block whose entries ask for gigabytes', () => {
    const block = Buffer.alloc(65_500)
    block.write('II*\0', 'latin1')
    block.writeUInt32LE(8, 4)
    block.writeUInt16LE(5_400, 8)
    for (let i = 0; i < 5_400; i++) {
      const entry = 10 + i * 12
      block.writeUInt16LE(i < 2 ? ([0x8769, 0x8825][i] ?? 0) : 40_000 + i, entry)
      block.writeUInt16LE(i < 2 ? 4 : 1, entry + 2)
      block.writeUInt32LE(i < 2 ? 1 : 65_000, entry + 4)
      block.writeUInt32LE(i < 2 ? 8 : 0, entry + 8)
    }
    const [before, start] = [process.memoryUsage.rss(), performance.now()]
    expect(readExif(block)).toEqual({})
    expect(performance.now() - start).toBeLessThan(100)
    expect(process.memoryUsage.rss() - before).toBeLessThan(20_000_000)
  })
})
