import type { Datum } from '@wangge/grid'

/** CGCS2000 and WGS-84 differ by centimetres. */
const declared: Readonly<Record<string, Datum>> = {
  cgcs2000: 'wgs84',
  wgs84: 'wgs84',
  gcj02: 'gcj02',
  bd09: 'bd09',
}

/** The datum of coordinates as their owner declares it; it is never guessed, because a mix-up shifts 150 to 900 m. */
export const datumOf = (word: string | undefined): Datum | undefined =>
  declared[(word ?? '').toLowerCase().replace(/[\s_-]/g, '')]
