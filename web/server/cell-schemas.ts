import { fixes, listKinds, siteKinds } from '@wangge/core/scheme/facts'
import * as z from 'zod/mini'
import { cellRef, day, demo, describe, named, responsible } from './api-schemas.ts'

/** What the API answers of a cell and its posts. */

const heldCell = z.extend(cellRef, { responsible: z.nullable(responsible) })

const lngLat = z.object({ lng: z.number(), lat: z.number() })

const certificate = describe(
  z.nullable(z.object({ no: z.string(), until: describe(day, 'Its last day') })),
  'Published where the title may be held with one only',
)

const seat = named(
  'Seat',
  z.object({
    post: describe(z.string(), 'Code of the post'),
    title: describe(z.string(), "The post's title in the language of the request"),
    from: describe(day, 'Since when it is held so, or vacant'),
    holder: describe(
      z.nullable(z.object({ name: z.string(), phone: z.string(), certificate })),
      'Null: vacant',
    ),
    members: describe(z.nullable(z.int()), 'Of a team: how many belong to it'),
  }),
  'A post of a cell on a day',
)

const list = named(
  'ResponsibilityList',
  z.object({
    kind: z.enum(listKinds),
    items: z.array(
      z.object({
        number: z.string(),
        item: z.string(),
        owner: describe(z.nullable(z.string()), 'Null: the list names nobody'),
        part: z.enum(['main', 'supporting']),
        signedOn: describe(z.nullable(day), 'Null: not signed for'),
      }),
    ),
  }),
  'One of the three lists (三张清单)',
)

const kin = describe(
  z.nullable(z.object({ scheme: z.string(), validFrom: day, cells: z.array(cellRef) })),
  'The cells of the scheme next to it that share its land; null when there is no such scheme',
)

export const onQuery = z.object({
  on: describe(z.optional(day), 'The day to tell of; today unless said otherwise'),
})

export const cellAnswer = z.object({
  ...heldCell.shape,
  scheme: z.string(),
  day: describe(day, 'The day this tells of'),
  inForce: describe(
    z.boolean(),
    'Whether its scheme is the one in force today; a cell that a reform abolished is told as it last was',
  ),
  areaKm2: z.nullable(z.number()),
  parents: describe(z.array(heldCell), 'Top first'),
  children: z.array(heldCell),
  seats: z.array(seat),
  fixes: describe(
    z.array(z.object({ fix: z.enum(fixes), text: z.nullable(z.string()), fixed: z.boolean() })),
    'The five fixes (五定) of the scheme, or four',
  ),
  lists: z.array(list),
  site: describe(
    z.nullable(
      z.object({
        kind: z.enum(siteKinds),
        uscc: describe(z.nullable(z.string()), 'Unified social credit code'),
        at: describe(z.nullable(lngLat), 'WGS-84 (CGCS2000)'),
      }),
    ),
    'Of a grid point: the one unit it is bound to',
  ),
  before: kin,
  after: kin,
  demo,
})

export const postAnswer = z.object({
  post: z.string(),
  cell: cellRef,
  title: z.string(),
  members: z.nullable(z.int()),
  terms: describe(
    z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        phone: describe(z.nullable(z.string()), 'Office line; null once the term has ended'),
        certificate,
        from: day,
        to: describe(z.nullable(day), 'Last day in office; null while it runs'),
      }),
    ),
    'Newest first',
  ),
  demo,
})

export const correctionAnswer = z.object({
  no: describe(z.string(), 'Number of the report; the page of the cell above shows what became of it'),
})
