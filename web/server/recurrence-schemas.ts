import * as z from 'zod/mini'
import { cellRef, demo, describe } from './api-schemas.ts'

/** What the API answers of problems that came back (反弹). */

export const recurrenceQuery = z.object({
  cell: describe(
    z.optional(z.string()),
    'Only this cell and all below it; the whole grid unless said otherwise',
  ),
})

const share = {
  closed: describe(
    z.int(),
    'Public cases closed in these days and found true; parts of other cases not among them',
  ),
  back: describe(
    z.int(),
    'Of those closed, how many a later public case follows: the same kind in the same cell, of the same source or near the same place',
  ),
}

export const recurrenceAnswer = z.object({
  cell: cellRef,
  from: describe(z.iso.date(), 'First day of the closings that are counted'),
  to: z.iso.date(),
  withinDays: describe(z.int(), 'How soon after its closing a problem counts as back'),
  nearMetres: describe(z.int(), 'How near'),
  ...share,
  kinds: z.array(z.object({ category: z.string(), ...share })),
  places: describe(
    z.array(
      z.object({
        category: z.string(),
        cell: describe(cellRef, 'As fine as the place is published'),
        on: describe(z.iso.date(), 'When the last of its cases was released, or closed'),
        times: describe(z.int(), 'How often it came back'),
        cases: describe(z.array(z.string()), 'Numbers of its cases, the first of all first'),
      }),
    ),
    'Where problems came back, the most often first',
  ),
  demo,
})
