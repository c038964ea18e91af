import { fixes } from '@wangge/core/scheme/facts'
import * as z from 'zod/mini'
import { cellRef, day, demo, describe, named, responsible } from './api-schemas.ts'

/** What the API answers of schemes as a whole: their time line, what is found in them, and how they cover the land. */

const scheme = describe(z.string(), 'Id of the grid scheme')
const wrongLimit = 'list.limit_invalid'

export const searchQuery = z.strictObject(
  {
    q: describe(
      z.string().check(z.minLength(1, 'search.empty')),
      'Words of a name, a code or the title of a post, separated by blanks; at most 100 characters count',
    ),
    limit: describe(
      z._default(
        z.coerce.number(wrongLimit).check(z.int(wrongLimit), z.gte(1, wrongLimit), z.lte(100, wrongLimit)),
        20,
      ),
      'Hits, 1 to 100; 20 unless said otherwise',
    ),
  },
  'input.unknown_field',
)

export const searchAnswer = z.object({
  scheme,
  hits: describe(
    z.array(
      z.object({
        cell: cellRef,
        parents: describe(z.array(cellRef), 'Cells above, top first: they tell equal names apart'),
        post: describe(
          z.nullable(z.object({ code: z.string(), title: z.string() })),
          'The post that the words name; null where they name the cell',
        ),
        responsible: describe(z.nullable(responsible), 'Head of the cell; null while nobody holds the post'),
      }),
    ),
    'Best first',
  ),
  more: describe(z.boolean(), 'Whether there are more than `limit`'),
  demo,
})

const names = z.object({ 'zh-CN': z.string(), en: z.string() })
const level = describe(z.string(), 'Administrative kind of the level')
const files = z.object({
  grid: describe(z.string(), 'SHA-256 of the boundaries'),
  facts: describe(z.string(), 'SHA-256 of posts, fixes, sites and predecessors'),
  survey: describe(z.string(), 'SHA-256 of gaps, overlaps and other defects'),
})

export const schemesAnswer = z.object({
  current: describe(z.string(), 'Id of the scheme in force today'),
  schemes: describe(
    z.array(
      z.object({
        id: z.string(),
        name: names,
        validFrom: day,
        until: describe(z.nullable(day), 'First day of the next scheme; null for the newest'),
        levels: z.array(z.object({ kind: level, name: names, points: z.boolean(), cells: z.int() })),
        cells: z.int(),
        files,
        demo,
      }),
    ),
    'In force one after the other, oldest first',
  ),
})

const position = z.array(z.number())
const postGap = z.object({ cell: cellRef, post: z.string(), title: z.string() })
const fix = z.enum(fixes)

export const coverageQuery = z.object({
  on: describe(z.optional(day), 'Today unless said otherwise, within the time the scheme is or was in force'),
  cell: describe(z.optional(z.string()), 'Only this cell and all below it'),
})

export const coverageAnswer = z.object({
  scheme,
  cell: cellRef,
  day,
  files,
  area: describe(
    z.object({ totalKm2: z.number(), coveredKm2: z.number(), share: z.number() }),
    'What the lowest cells cover of the cell; share 0 to 1',
  ),
  levels: z.array(z.object({ kind: level, cells: z.int(), withHead: z.int() })),
  defects: z.array(
    named(
      'Defect',
      z.object({
        kind: describe(
          z.string(),
          'gap, overlap, outside-parent, site-outside-parent, or what is wrong in a ring',
        ),
        cell: z.string(),
        other: describe(z.optional(z.string()), 'The sibling that overlaps, or the cell above'),
        areaKm2: z.optional(z.number()),
        at: describe(position, 'Longitude and latitude inside it'),
        polygons: describe(
          z.optional(z.array(z.array(z.array(position)))),
          'GeoJSON MultiPolygon coordinates, perhaps coarser than the defect',
        ),
      }),
      'A place where the grid does not cover the land exactly once',
    ),
  ),
  ignored: describe(z.object({ count: z.int(), areaKm2: z.number() }), 'Slivers below both tolerances'),
  tolerance: z.object({
    areaM2: z.number(),
    widthM: describe(z.number(), 'Mean width of a sliver'),
  }),
  withoutHead: z.array(cellRef),
  posts: describe(z.int(), 'Posts in all'),
  certified: describe(z.int(), 'Holders of a post that needs a certificate'),
  vacantPosts: z.array(postGap),
  uncertified: describe(
    z.array(z.extend(postGap, { until: describe(z.nullable(day), 'Last day of the certificate, if any') })),
    'Held posts that need a certificate which the holder has not',
  ),
  fixes: z.object({
    of: describe(z.int(), 'Five (五定), or four without reward and penalty (四定)'),
    histogram: describe(z.array(z.int()), 'How many cells have 0, 1, … fixes'),
    incomplete: z.array(z.object({ cell: cellRef, missing: z.array(fix) })),
  }),
  ownerlessSites: z.array(cellRef),
  demo,
})
