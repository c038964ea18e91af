import * as z from 'zod/mini'

export const datums = ['wgs84', 'gcj02', 'bd09'] as const

/** Inland China by a generous box: its longitudes are never its latitudes, so an exchanged pair shows. */
const looksSwapped = ({ lng, lat }: { lng: number; lat: number }) =>
  lat >= 73 && lat <= 136 && lng >= 3 && lng <= 54

/**
 * A place: degrees with their datum (`wgs84` stands for CGCS2000 too), accuracy as a radius in metres.
 * The datum is never guessed: a mix-up shifts a point by 150 to 900 m (reference B9).
 */
export const pointSchema = z
  .strictObject(
    {
      lng: z.number('point.not_a_number'),
      lat: z.number('point.not_a_number'),
      datum: z.enum(datums, {
        error: ({ input }) => (input === undefined ? 'point.datum_missing' : 'point.datum_unknown'),
      }),
      accuracy: z.optional(
        z
          .number('point.accuracy_invalid')
          .check(z.gte(0, 'point.accuracy_invalid'), z.lte(100_000, 'point.accuracy_invalid')),
      ),
    },
    { error: ({ code }) => (code === 'unrecognized_keys' ? 'input.unknown_field' : 'point.missing') },
  )
  .check(
    z.refine((point) => !looksSwapped(point), { error: 'point.swapped', abort: true }),
    z.refine(({ lng, lat }) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90, 'point.out_of_range'),
  )

export type PlacePoint = z.infer<typeof pointSchema>
