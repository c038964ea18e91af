import * as z from 'zod/mini'
import { type PlacePoint, pointSchema } from '../point.ts'

/** Where and when a photo says it was taken. */
export type Taken = { readonly point?: PlacePoint; readonly takenAt?: string }

/**
 * Directories of a hostile file may be long, point at each other, and give one value any length: read by a general
 * reader, 64 KB of EXIF can ask for gigabytes. So a handful of entries is read, each of a length known beforehand, and no
 * loop runs longer than this.
 */
const ENTRIES = 512

const EXIF_DIRECTORY = 0x8769
const GPS_DIRECTORY = 0x8825
const DATE_TIME_ORIGINAL = 0x9003
const OFFSET_TIME_ORIGINAL = 0x9011
const [LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE, POSITIONING_ERROR] = [1, 2, 3, 4, 0x1f]

const ASCII = 2
const LONG = 4
const RATIONAL = 5

/** EXIF times have no zone unless they say so; the photos are taken in China. */
const CHINA = '+08:00'

const takenAtSchema = z.iso.datetime({ offset: true })

/** Reads what is there and sound of an EXIF block; of anything else, nothing. */
export function readExif(exif: Uint8Array): Taken {
  try {
    const file = tiff(exif)
    const first = file.directory(file.firstDirectory)
    const takenAt = time(file, first.long(EXIF_DIRECTORY))
    const point = place(file, first.long(GPS_DIRECTORY))
    return { ...(point && { point }), ...(takenAt && { takenAt }) }
  } catch (error) {
    // An offset that points out of the block.
    if (error instanceof RangeError) return {}
    throw error
  }
}

function place(file: Tiff, offset: number | undefined): PlacePoint | undefined {
  if (!offset) return undefined
  const gps = file.directory(offset)
  const lat = degrees(gps.rationals(LATITUDE, 3), gps.text(LATITUDE_REF, 2), 'N', 'S')
  const lng = degrees(gps.rationals(LONGITUDE, 3), gps.text(LONGITUDE_REF, 2), 'E', 'W')
  // A receiver without a fix writes zeros.
  if (lat === undefined || lng === undefined || (lat === 0 && lng === 0)) return undefined
  const [error] = gps.rationals(POSITIONING_ERROR, 1) ?? []
  const accuracy = error !== undefined && error >= 0 && error <= 100_000 ? { accuracy: error } : {}
  return pointSchema.safeParse({ lng, lat, datum: 'wgs84', ...accuracy }).data
}

/** Degrees, minutes and seconds as degrees; seven decimals are a centimetre. */
function degrees(
  parts: readonly number[] | undefined,
  ref: string | undefined,
  plus: string,
  minus: string,
): number | undefined {
  if (!parts || !ref || ![plus, minus].includes(ref)) return undefined
  const [whole = 0, minutes = 0, seconds = 0] = parts
  const value = whole + minutes / 60 + seconds / 3600
  if (!Number.isFinite(value) || minutes >= 60 || seconds >= 60) return undefined
  return Number((ref === minus ? -value : value).toFixed(7))
}

function time(file: Tiff, offset: number | undefined): string | undefined {
  if (!offset) return undefined
  const photo = file.directory(offset)
  const [day, clock] = (photo.text(DATE_TIME_ORIGINAL, 20) ?? '').split(' ')
  const zone = photo.text(OFFSET_TIME_ORIGINAL, 7) ?? CHINA
  return takenAtSchema.safeParse(`${day?.replaceAll(':', '-')}T${clock}${zone}`).data
}

/** Phones read their photos by this too, before shrinking them: nothing here is of Node alone. */
const characters = (bytes: Uint8Array) => String.fromCharCode(...bytes)

type Tiff = ReturnType<typeof tiff>

/** @throws RangeError when it is none, and later for what lies outside of it */
function tiff(exif: Uint8Array) {
  const bytes = characters(exif.subarray(0, 6)) === 'Exif\0\0' ? exif.subarray(6) : exif
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const order = characters(bytes.subarray(0, 2))
  const little = order === 'II'
  if ((!little && order !== 'MM') || view.getUint16(2, little) !== 42) throw new RangeError('not a TIFF')

  /** Where the values of an entry of that type and length lie; undefined when there is none such. */
  const valuesAt = (entries: ReadonlyMap<number, number>, tag: number, type: number, bytesOfAll: number) => {
    const entry = entries.get(tag)
    if (entry === undefined || view.getUint16(entry + 2, little) !== type) return undefined
    return bytesOfAll <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
  }
  const countOf = (entries: ReadonlyMap<number, number>, tag: number) =>
    view.getUint32((entries.get(tag) ?? 0) + 4, little)

  return {
    firstDirectory: view.getUint32(4, little),
    directory(offset: number) {
      const count = Math.min(view.getUint16(offset, little), ENTRIES)
      const entries = new Map<number, number>()
      for (let i = 0; i < count; i++) {
        const entry = offset + 2 + i * 12
        entries.set(view.getUint16(entry, little), entry)
      }
      return {
        long(tag: number): number | undefined {
          const at = valuesAt(entries, tag, LONG, 4)
          return at === undefined ? undefined : view.getUint32(at, little)
        },
        rationals(tag: number, count: number): readonly number[] | undefined {
          const at = valuesAt(entries, tag, RATIONAL, count * 8)
          if (at === undefined || countOf(entries, tag) !== count) return undefined
          return Array.from(
            { length: count },
            (_, i) => view.getUint32(at + i * 8, little) / view.getUint32(at + i * 8 + 4, little),
          )
        },
        /** At most `most` bytes with the closing zero. */
        text(tag: number, most: number): string | undefined {
          if (!entries.has(tag)) return undefined
          const length = countOf(entries, tag)
          const at = valuesAt(entries, tag, ASCII, length)
          if (at === undefined || length > most) return undefined
          return characters(bytes.subarray(at, at + length)).replace(/\0.*$/s, '')
        },
      }
    },
  }
}
