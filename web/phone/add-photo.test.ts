import { Fault } from '@wangge/core/fault'
import { afterEach, expect, test, vi } from 'vitest'
import { addPhoto } from './add-photo.ts'
import { photoOf, recording } from './testing/drafts-at-hand.ts'

afterEach(() => vi.unstubAllGlobals())

const file = (type: string, ...parts: BlobPart[]) => new File(parts, 'name of no interest', { type })
const codeOf = (adding: Promise<unknown>) =>
  adding.then(
    () => 'taken',
    (error: unknown) => (error instanceof Fault ? error.issues[0].code : error),
  )

/** A browser that redraws any photo as so many bytes. */
function redraws(bytes: number): void {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 4_000, height: 3_000, close() {} }))
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      readonly size: number
      constructor(width: number, height: number) {
        this.size = width * height
      }
      getContext = () => ({ fillRect() {}, drawImage() {} })
      convertToBlob = async ({ type }: { type: string }) =>
        new Blob([this.size > 320 * 320 ? 'x'.repeat(bytes) : 'p'], { type })
    },
  )
}

test('a photo is sent shrunk, with a small picture beside it', async () => {
  redraws(10)
  const photo = await addPhoto([], file('image/png', 'x'.repeat(100)))
  expect(photo).toMatchObject({ kind: 'photo', type: 'image/jpeg', blob: { size: 10 }, preview: { size: 1 } })
})

test('a photo that would grow by being redrawn is sent as it is', async () => {
  redraws(200)
  expect(await addPhoto([], file('image/webp', 'x'.repeat(100)))).toMatchObject({
    type: 'image/webp',
    blob: { size: 100 },
  })
})

test('a browser that cannot redraw a photo sends it as it is', async () => {
  const photo = await addPhoto([], file('image/jpeg', 'x'))
  expect(photo).toMatchObject({ kind: 'photo', type: 'image/jpeg', blob: { size: 1 } })
  expect(photo).not.toHaveProperty('preview')
})

test('a format the site does not know is taken from a browser that can redraw it', async () => {
  expect(await codeOf(addPhoto([], file('image/heic', 'x')))).toBe('evidence.type_unsupported')
  redraws(10)
  expect(await addPhoto([], file('image/heic', 'x'))).toMatchObject({ type: 'image/jpeg' })
})

test('place and time are read before shrinking', async () => {
  redraws(10)
  const photo = await addPhoto([], file('image/jpeg', jpegTakenAt(42.5, 129.25)))
  expect(photo).toMatchObject({
    type: 'image/jpeg',
    point: { lng: 129.25, lat: 42.5, datum: 'wgs84' },
    takenAt: '2026-11-22T09:30:00+08:00',
  })
})

test.each([
  ['cut off', jpegTakenAt(42.5, 129.25).slice(0, 60)],
  ['without a place', new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0, 0, 0])],
  ['no photo at all', new TextEncoder().encode('<svg onload=alert(1)>')],
])('a photo that is %s says nothing of place and time', async (_, bytes) => {
  const photo = await addPhoto([], file('image/jpeg', bytes))
  expect(photo).not.toHaveProperty('point')
  expect(photo).not.toHaveProperty('takenAt')
})

test('a recording stays untouched', async () => {
  const adding = addPhoto([photoOf('one')], file('audio/webm;codecs=opus', 'sound'))
  expect(await adding).toMatchObject({ kind: 'audio', type: 'audio/webm', blob: { size: 5 } })
})

test.each([
  [
    'a seventh photo',
    'evidence.too_many',
    Array.from({ length: 6 }, () => photoOf('x')),
    file('image/png', 'x'),
  ],
  ['a second recording', 'evidence.second_recording', [recording()], file('audio/mpeg', 'x')],
  ['an SVG', 'evidence.type_unsupported', [], file('image/svg+xml', '<svg/>')],
  ['a text', 'evidence.type_unsupported', [], file('text/html', 'x')],
  ['an empty file', 'evidence.empty', [], file('image/jpeg')],
  ['a photo above 10 MB', 'evidence.too_large', [], file('image/jpeg', new Uint8Array(10 * 2 ** 20 + 1))],
  ['a recording above 50 MB', 'evidence.too_large', [], file('video/mp4', new Uint8Array(50 * 2 ** 20 + 1))],
])('%s is refused as %s', async (_, code, photos, chosen) => {
  expect(await codeOf(addPhoto(photos, chosen))).toBe(code)
})

/** The head of a JPEG as a camera writes it: whole degrees and minutes, taken on 22 November 2026 at 9:30. */
function jpegTakenAt(lat: number, lng: number): Uint8Array<ArrayBuffer> {
  const tiff = new DataView(new ArrayBuffer(222))
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.setUint16(at, tag)
    tiff.setUint16(at + 2, type)
    tiff.setUint32(at + 4, count)
    tiff.setUint32(at + 8, value)
  }
  const directory = (at: number, ...entries: [number, number, number, number][]) => {
    tiff.setUint16(at, entries.length)
    for (const [i, each] of entries.entries()) entry(at + 2 + i * 12, ...each)
  }
  const degrees = (at: number, value: number) => {
    for (const [i, part] of [Math.trunc(value), (value % 1) * 60, 0].entries()) {
      tiff.setUint32(at + i * 8, part)
      tiff.setUint32(at + i * 8 + 4, 1)
    }
  }
  tiff.setUint32(0, 0x4d4d002a)
  tiff.setUint32(4, 8)
  directory(8, [0x8769, 4, 1, 38], [0x8825, 4, 1, 76])
  directory(38, [0x9003, 2, 20, 56])
  for (const [i, letter] of [...'2026:11:22 09:30:00'].entries()) tiff.setUint8(56 + i, letter.charCodeAt(0))
  directory(76, [1, 2, 2, 0x4e000000], [2, 5, 3, 150], [3, 2, 2, 0x45000000], [4, 5, 3, 174])
  degrees(150, lat)
  degrees(174, lng)
  const exif = [...new TextEncoder().encode('Exif\0\0'), ...new Uint8Array(tiff.buffer)]
  const xmp = [0xff, 0xe1, 0, 8, ...new TextEncoder().encode('http:/')]
  return new Uint8Array([0xff, 0xd8, ...xmp, 0xff, 0xe1, 0, exif.length + 2, ...exif, 0xff, 0xd9])
}
