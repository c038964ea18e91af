import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Pictures and hostile files, made here. What stands in a place nobody should see again carries this mark. */
export const MARK = 'CANARY-13800138000'

export const picture = (width = 640, height = 480, colour = '#7a8') =>
  sharp({ create: { width, height, channels: 3, background: colour } })

export const jpeg = (width?: number, height?: number) => picture(width, height).jpeg().toBuffer()

/** A JPEG as a phone makes it: place, time, device, and a name in every text. */
export const phonePhoto = (latitude = '29/1 40/1 1234/100', ref = 'N') =>
  picture()
    .withExif({
      IFD0: { Make: MARK, Model: MARK, Copyright: MARK, ImageDescription: `<img src=x onerror=${MARK}>` },
      IFD2: {
        DateTimeOriginal: '2026:11:19 08:15:30',
        OffsetTimeOriginal: '+08:00',
        BodySerialNumber: MARK,
        UserComment: MARK,
        MakerNote: MARK.repeat(20),
      },
      IFD3: {
        GPSLatitudeRef: ref,
        GPSLatitude: latitude,
        GPSLongitudeRef: 'E',
        GPSLongitude: '94/1 21/1 3600/100',
        GPSHPositioningError: '25/2',
      },
    })
    .jpeg()
    .toBuffer()

/** Puts a segment behind the first marker of a JPEG. */
export function withSegment(photo: Buffer, marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 0xff])
  return Buffer.concat([photo.subarray(0, 2), head, payload, photo.subarray(2)])
}

/** Names of the segments of a JPEG up to its picture, and how many bytes lie behind its end. */
export function segmentsOf(photo: Uint8Array): {
  readonly markers: readonly number[]
  readonly trailing: number
} {
  const bytes = Buffer.from(photo)
  const markers: number[] = []
  let at = 2
  while (bytes[at + 1] !== 0xda) {
    markers.push(bytes[at + 1] ?? 0)
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return { markers, trailing: bytes.length - (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) + 2) }
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export function pngChunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

/** A grey PNG of that many pixels in very few bytes; with `rows` fewer than its header says. */
export function pngBomb(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const pixels = deflateSync(Buffer.alloc((width + 1) * rows), { level: 9 })
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PNG that says that it is the first picture of two. */
export async function animatedPng(): Promise<Buffer> {
  const png = await picture(40, 40).png().toBuffer()
  const frames = Buffer.alloc(8)
  frames.writeUInt32BE(2)
  return Buffer.concat([png.subarray(0, 33), pngChunk('acTL', frames), png.subarray(33)])
}

export async function animatedWebp(): Promise<Buffer> {
  const frames = [
    await picture(20, 20, 'red').png().toBuffer(),
    await picture(20, 20, 'blue').png().toBuffer(),
  ]
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer()
}

type Value = string | number | readonly (readonly [number, number])[]

/** A TIFF block as of EXIF: directories by their tags; `exif` and `gps` are linked from the first. */
export function exifBlock(
  { exif = {}, gps = {} }: { exif?: Record<number, Value>; gps?: Record<number, Value> },
  little = true,
): Buffer {
  const block = Buffer.alloc(2_000)
  const u16 = (value: number, at: number) =>
    little ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at)
  const u32 = (value: number, at: number) =>
    little ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at)
  block.write(little ? 'II' : 'MM', 'latin1')
  u16(42, 2)
  u32(8, 4)
  let free = 500
  const directory = (at: number, values: Record<number, Value>) => {
    const entries = Object.entries(values)
    u16(entries.length, at)
    for (const [i, [tag, value]] of entries.entries()) {
      const entry = at + 2 + i * 12
      const count =
        typeof value === 'number' ? 1 : typeof value === 'string' ? value.length + 1 : value.length
      u16(Number(tag), entry)
      u16(typeof value === 'number' ? 4 : typeof value === 'string' ? 2 : 5, entry + 2)
      u32(count, entry + 4)
      const inline = typeof value === 'number' || (typeof value === 'string' && count <= 4)
      const to = inline ? entry + 8 : free
      if (!inline) u32(free, entry + 8)
      if (typeof value === 'number') u32(value, to)
      else if (typeof value === 'string') block.write(value, to, 'latin1')
      else {
        for (const [n, [numerator, denominator]] of value.entries()) {
          u32(numerator, to + n * 8)
          u32(denominator, to + n * 8 + 4)
        }
      }
      if (!inline) free += 100
    }
  }
  directory(8, { 34665: 100, 34853: 300 })
  directory(100, exif)
  directory(300, gps)
  return block
}
