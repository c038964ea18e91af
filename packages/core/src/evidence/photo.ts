import sharp, { type SharpOptions } from 'sharp'
import type { Box, Refusal } from './evidence.ts'
import { readExif, type Taken } from './exif.ts'

/** Three decoders, from memory only; every other loader of the library is off for the whole process (threat T10). */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
sharp.concurrency(1)

/** A phone's largest photo; more could fill the memory of whoever opens it. */
const PIXELS = 50_000_000

/** How long one photo may be worked on. */
const SECONDS = 10

const COPY = 2560
const THUMB = 320
const QUALITY = 82

const input: SharpOptions = { limitInputPixels: PIXELS, failOn: 'error' }

export type CleanPhoto = {
  readonly copy: Uint8Array
  readonly thumb: Uint8Array
  readonly width: number
  readonly height: number
  readonly taken: Taken
}

/**
 * A photo made anew from its pixels: upright, in sRGB, no larger than needed, and with nothing of the file it came in.
 * What the file says of place and time is read first. Answers why not, for a file that cannot be taken.
 */
export async function cleanPhoto(bytes: Uint8Array): Promise<CleanPhoto | Refusal> {
  try {
    const { pages = 1, width, height, exif } = await sharp(bytes, input).metadata()
    if (pages > 1) return 'animated'
    if (width * height > PIXELS) return 'too-many-pixels'
    const copy = await sharp(bytes, input)
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize(COPY, COPY, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true })
    const thumb = await sharp(copy.data)
      .resize(THUMB, THUMB, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: QUALITY })
      .toBuffer()
    return {
      copy: copy.data,
      thumb,
      width: copy.info.width,
      height: copy.info.height,
      taken: exif ? readExif(exif) : {},
    }
  } catch (error) {
    return refusalOf(error)
  }
}

/**
 * A photo made anew with boxes blackened: their pixels are overwritten before anything is encoded, so the file holds no
 * trace of them. `photo` is one of our own clean copies.
 */
export async function blackened(photo: Uint8Array, boxes: readonly Box[]): Promise<Uint8Array> {
  const { data, info } = await sharp(photo, input)
    .timeout({ seconds: SECONDS })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most)
  for (const box of boxes) {
    const left = within(Math.floor((box.x / 100) * width), width)
    const right = within(Math.ceil(((box.x + box.width) / 100) * width), width)
    const top = within(Math.floor((box.y / 100) * height), height)
    const bottom = within(Math.ceil(((box.y + box.height) / 100) * height), height)
    for (let row = top; row < bottom; row++)
      data.fill(0, (row * width + left) * channels, (row * width + right) * channels)
  }
  return sharp(data, { raw: { width, height, channels } }).jpeg({ quality: QUALITY }).toBuffer()
}

/** The library tells its reasons in words only. What is not the library's is no reason to refuse a photo. */
function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error) || error.name !== 'Error') throw error
  if (/pixel limit/i.test(error.message)) return 'too-many-pixels'
  if (/timeout/i.test(error.message)) return 'too-slow'
  return 'broken'
}
