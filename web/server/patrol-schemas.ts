import * as z from 'zod/mini'
import { cellRef, demo, describe } from './api-schemas.ts'

/** What the API answers of patrols. */

export const patrolsQuery = z.object({
  month: describe(z.optional(z.string()), 'As 2026-11, up to this month, which it is unless said otherwise'),
  cell: describe(
    z.optional(z.string()),
    'Only this cell and all below it; the whole grid unless said otherwise',
  ),
})

const count = {
  due: describe(
    z.int(),
    'By the rule in force on the first day of the month, for the cells and posts of its last day, or today',
  ),
  counted: describe(z.int(), 'Of what was due, done; never more than due'),
  visits: describe(z.int(), 'All patrols, by whomever'),
  overdue: describe(z.int(), 'Never done; 0 while the month runs'),
  fixed: describe(z.int(), 'Problems found and mended on the spot'),
  opened: describe(z.int(), 'Problems found that became cases'),
}

const selfFound = {
  cases: describe(z.int(), 'All cases that came to be public in the month, by the day of their release'),
  selfFound: describe(z.int(), 'Of those, found by a patrol'),
}

export const patrolsAnswer = z.object({
  month: z.string(),
  over: describe(z.boolean(), 'Whether the month is over'),
  scheme: describe(z.string(), 'Id of the grid scheme it is measured by'),
  cell: cellRef,
  duties: describe(
    z.array(
      z.object({
        role: z.enum(['head', 'worker']),
        period: z.enum(['month', 'half-month', 'week']),
        minimum: describe(z.int(), 'Asked of each in each period'),
        night: z.boolean(),
        categories: describe(
          z.array(z.string()),
          'Only patrols that looked at one of these kinds of subject count; any patrol where none is named',
        ),
        due: z.int(),
        done: z.int(),
        counted: z.int(),
      }),
    ),
    'What is asked of the cell itself',
  ),
  total: z.object(count),
  cells: describe(
    z.array(z.object({ cell: cellRef, ...count })),
    'Those one level below, each with all below it',
  ),
  found: describe(z.record(z.string(), z.int()), 'Problems found by patrols, by category'),
  selfFound: describe(
    z.object({
      ...selfFound,
      below: z.record(z.string(), z.object(selfFound)),
      whole: describe(z.boolean(), 'False: only the last cases of the month were counted'),
    }),
    'The share of self-found cases, of this cell and, by code, of those one level below',
  ),
  gone: describe(z.int(), 'Patrols in cells that were abolished since; in no other figure'),
  demo,
})
