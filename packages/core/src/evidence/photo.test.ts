import exifReader from 'exif-reader'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cleanPhoto } from './photo.ts'
import {
  animatedPng,
  animatedWebp,
  jpeg,
  MARK,
  phonePhoto,
  picture,
  pngBomb,
  pngChunk,
  segmentsOf,
  withSegment,
} from './photos.fixture.ts'

const text = (words: string) => Buffer.from(words, 'latin1')

/** What draws a JPEG: JFIF, tables, frame, restart interval; nothing else. */
const DRAWS = [0xe0, 0xdb, 0xc0, 0xc2, 0xc4, 0xdd]

/** Neither by a reader of metadata, nor by the segments, nor anywhere among the bytes. */
async function expectBare(photo: Uint8Array) {
  const { exif, xmp, iptc, icc, orientation, comments, format } = await sharp(photo).metadata()
  expect({ exif, xmp, iptc, icc, orientation, comments }).toEqual({})
  expect(format).toBe('jpeg')
  const { markers, trailing } = segmentsOf(photo)
  expect(markers.filter((marker) => !DRAWS.includes(marker))).toEqual([])
  expect(trailing).toBe(0)
  for (const encoding of ['latin1', 'utf16le'] as const) {
    expect(Buffer.from(photo).includes(Buffer.from(MARK, encoding))).toBe(false)
  }
}

async function cleaned(bytes: Uint8Array) {
  const result = await cleanPhoto(bytes)
  if (typeof result === 'string') throw new Error(`refused: ${result}`)
  await expectBare(result.copy)
  await expectBare(result.thumb)
  return result
}

const tagged: readonly [string, () => Promise<Buffer>][] = [
  ['EXIF with place, device and script', phonePhoto],
  [
    'a thumbnail with a place of its own',
    async () => {
      const inner = await phonePhoto()
      const exif = Buffer.concat([text('Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0'), inner])
      return withSegment(await jpeg(), 0xe1, exif)
    },
  ],
  [
    'XMP',
    async () =>
      withSegment(await jpeg(), 0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${MARK}</x:xmpmeta>`)),
  ],
  [
    'IPTC',
    async () =>
      withSegment(
        await jpeg(),
        0xed,
        text(`Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x18\x1c\x02\x50\0\x12${MARK}`),
      ),
  ],
  ['a colour profile', () => picture().withIccProfile('p3').jpeg().toBuffer()],
  [
    'a broken colour profile',
    async () => withSegment(await jpeg(), 0xe2, text(`ICC_PROFILE\0\x01\x01${MARK}`)),
  ],
  ['a comment', async () => withSegment(await jpeg(), 0xfe, text(MARK))],
  ['a maker’s own segment', async () => withSegment(await jpeg(), 0xeb, text(`HUAWEI${MARK}`))],
  [
    'text in a PNG',
    async () => {
      const png = await picture(30, 30).png().toBuffer()
      return Buffer.concat([png.subarray(0, 33), pngChunk('tEXt', text(`Author\0${MARK}`)), png.subarray(33)])
    },
  ],
  [
    'EXIF in a WebP',
    () =>
      picture()
        .withExif({ IFD0: { Make: MARK } })
        .webp()
        .toBuffer(),
  ],
  [
    'EXIF in a PNG',
    () =>
      picture()
        .withExif({ IFD0: { Make: MARK } })
        .png()
        .toBuffer(),
  ],
  [
    'an archive behind the picture (GIFAR)',
    async () => Buffer.concat([await jpeg(), text(`PK\x03\x04${MARK}`)]),
  ],
  ['a page behind the picture', async () => Buffer.concat([await jpeg(), text(`<script>${MARK}</script>`)])],
  ['a PDF in a comment', async () => withSegment(await jpeg(), 0xfe, text(`%PDF-1.7 ${MARK} %%EOF`))],
]

describe('a photo made anew', () => {
  it.each(tagged)('carries nothing of %s', async (_, photo) => {
    await cleaned(await photo())
  })

  it('was tagged before: the mark and the place stand in what came', async () => {
    for (const [name, photo] of tagged) {
      const bytes = await photo()
      if (!name.includes('colour')) expect([name, bytes.includes(MARK)]).toEqual([name, true])
    }
    const { exif = Buffer.alloc(0) } = await sharp(await phonePhoto()).metadata()
    expect(exifReader(exif).GPSInfo?.GPSLatitude).toEqual([29, 40, 12.34])
  })

  it('hands on the place and time the file says', async () => {
    const { taken } = await cleaned(await phonePhoto())
    expect(taken.point).toMatchObject({ lng: 94.36, lat: 29.6700944, accuracy: 12.5 })
    expect(taken.takenAt).toBe('2026-11-19T08:15:30+08:00')
  })

  it('is at most 2,560 pixels long, with a thumbnail of 320; a small one is not blown up', async () => {
    const large = await cleaned(await jpeg(4000, 1000))
    expect([large.width, large.height]).toEqual([2560, 640])
    expect(await sharp(large.thumb).metadata()).toMatchObject({ width: 320, height: 80 })
    const dot = await cleaned(await jpeg(1, 1))
    expect([dot.width, dot.height]).toEqual([1, 1])
  })

  it('stands upright', async () => {
    const lying = await picture(400, 100).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { width, height } = await cleaned(lying)
    expect([width, height]).toEqual([100, 400])
  })

  it('shows what was seen through as white, and print colours as a screen’s', async () => {
    const clear = await sharp({
      create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    const { dominant } = await sharp((await cleaned(clear)).copy).stats()
    expect(dominant.r).toBeGreaterThan(240)
    const print = await picture(20, 20).toColourspace('cmyk').jpeg().toBuffer()
    expect(await sharp((await cleaned(print)).copy).metadata()).toMatchObject({ channels: 3, space: 'srgb' })
  })

  it('takes the first picture of a PNG that moves', async () => {
    expect((await cleaned(await animatedPng())).width).toBe(40)
  })
})

describe('a photo that is refused', () => {
  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['too-many-pixels', 'of 30,000 × 30,000, by its header alone', () => pngBomb(30_000, 30_000, 1)],
    ['too-many-pixels', 'just above fifty million pixels', () => pngBomb(7_072, 7_072, 1)],
    ['broken', 'with fewer rows than it says', () => pngBomb(3_000, 3_000, 5)],
    ['broken', 'cut off in the middle', async () => (await noise()).subarray(0, -2_000)],
    [
      'broken',
      'of ten megabytes of garbage',
      () => Buffer.concat([text('\xff\xd8\xff'), Buffer.alloc(10_485_757, 0x5a)]),
    ],
    ['broken', 'of a GIF', () => picture(9, 9).gif().toBuffer()],
    ['broken', 'of a TIFF', () => picture(9, 9).tiff().toBuffer()],
    [
      'broken',
      'of a drawing that runs script',
      () => text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    ['broken', 'of nothing', () => Buffer.alloc(0)],
    ['animated', 'of a WebP that moves', animatedWebp],
  ])('is %s: %s', async (reason, _, make) => {
    const bytes = await make()
    const start = performance.now()
    expect(await cleanPhoto(bytes)).toBe(reason)
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  it('takes no memory by its size: a bomb of 900 million pixels in a megabyte', async () => {
    const bomb = pngBomb(30_000, 30_000, 3_000)
    const risen = await memoryRisenBy(async () => expect(await cleanPhoto(bomb)).toBe('too-many-pixels'))
    expect(risen).toBeLessThan(30_000_000)
  })

  it('gives back the memory of what it could not read', async () => {
    const progressive = await picture(7_000, 7_000).jpeg({ progressive: true }).toBuffer()
    const scans = Array.from({ length: 10 }, () => lastScan(progressive))
    const bad = Buffer.concat([progressive.subarray(0, -2), ...scans, text('\xff\xd9')])
    await cleanPhoto(bad)
    const risen = await memoryRisenBy(async () => {
      for (let i = 0; i < 3; i++) expect(await cleanPhoto(bad)).toBe('broken')
    })
    // The decoder holds 150 MB for such a picture; a cache of failed reads would keep it each time.
    expect(risen).toBeLessThan(350_000_000)
  }, 30_000)

  it('takes bounded memory at the limit: 49 million pixels in fifty kilobytes', async () => {
    const bomb = pngBomb(7_000, 7_000)
    expect(bomb.length).toBeLessThan(60_000)
    const risen = await memoryRisenBy(async () => void (await cleaned(bomb)))
    expect(risen).toBeLessThan(300_000_000)
  })

  it('does not follow a picture that is drawn ten thousand times over', async () => {
    const progressive = await picture(7_000, 7_000).jpeg({ progressive: true }).toBuffer()
    const start = performance.now()
    const scans = Array.from({ length: 10_000 }, () => lastScan(progressive))
    const result = await cleanPhoto(Buffer.concat([progressive.subarray(0, -2), ...scans, text('\xff\xd9')]))
    expect(result).toBe('broken')
    expect(performance.now() - start).toBeLessThan(10_000)
  }, 30_000)
})

/** A picture no coder makes small. */
const noise = () =>
  sharp({
    create: {
      width: 300,
      height: 200,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer()

/** The last pass of a progressive JPEG, from its marker on. */
function lastScan(photo: Buffer): Buffer {
  return photo.subarray(photo.lastIndexOf(Buffer.from([0xff, 0xda])), -2)
}

/** By how many bytes the process grew at most meanwhile. */
async function memoryRisenBy(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss()
  let most = before
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss())
  }
  const watch = setInterval(look, 2)
  await work()
  clearInterval(watch)
  look()
  return most - before
}
