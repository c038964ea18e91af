import { readExif } from '@wangge/core/evidence/exif'
import type { DraftPhoto } from './draft.ts'

/** Cameras write what they know within the first segments. Bytes. */
const HEAD = 256 * 1024

const APP1 = 0xe1
const START_OF_SCAN = 0xda

/** Where and when a JPEG says it was taken. It is read here because shrinking leaves it out. */
export async function readPhoto(photo: Blob): Promise<Pick<DraftPhoto, 'point' | 'takenAt'>> {
  const exif = exifOf(new Uint8Array(await photo.slice(0, HEAD).arrayBuffer()))
  const { point, takenAt } = exif ? readExif(exif) : {}
  return {
    ...(point && { point: { lng: point.lng, lat: point.lat, datum: 'wgs84' } }),
    ...(takenAt && { takenAt }),
  }
}

/** The segment that holds the EXIF block; undefined where there is none, or it is cut off. */
export function exifOf(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 10 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== START_OF_SCAN) {
    const end = at + 2 + view.getUint16(at + 2)
    // A segment of XMP is an APP1 too: only EXIF begins so.
    const isExif = bytes[at + 1] === APP1 && view.getUint32(at + 4) === 0x45786966
    if (isExif) return end <= bytes.length ? bytes.subarray(at + 4, end) : undefined
    at = end
  }
  return undefined
}
