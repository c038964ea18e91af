import { lookBackTriggers, origins, urgeKinds, verdicts } from '@wangge/core/case'
import { caseStatuses, deeds, shownPhases } from '@wangge/core/case/stage'
import { faultCodes } from '@wangge/core/fault'
import { datums } from '@wangge/core/point'
import * as z from 'zod/mini'

/** What the API answers, as schemas: the OpenAPI document is made from them and the contract tests check answers by them. */

export const describe = <T extends z.ZodMiniType>(schema: T, description: string): T => {
  z.globalRegistry.add(schema, { description })
  return schema
}

export const named = <T extends z.ZodMiniType>(id: string, schema: T, description: string): T => {
  z.globalRegistry.add(schema, { id, description })
  return schema
}

export const cellRef = named(
  'Cell',
  z.object({
    code: describe(z.string(), 'Cell code, an administrative division code of 4 to 12 digits'),
    name: z.string(),
    level: describe(z.string(), 'Administrative kind of the level, for example county, town, village'),
  }),
  'A grid cell (网格)',
)

const nearby = z.extend(cellRef, { distance: describe(z.number(), 'Metres from the point') })

export const responsible = named(
  'ResponsiblePost',
  z.object({
    code: describe(z.string(), 'Code of the post; a case belongs to the post, not to the person'),
    title: describe(z.string(), "The post's title in the language of the request"),
    name: describe(z.string(), 'Holder of the post; fictitious in demo data'),
    phone: describe(z.string(), 'Office line'),
  }),
  'The post that answers for a cell, with its holder',
)

export const demo = describe(
  z.boolean(),
  'True for demonstration data: illustrative boundaries, fictitious people',
)
export const day = describe(z.string(), 'Civil date in Asia/Shanghai, 2026-11-22')

export const deadline = {
  due: describe(
    z.nullable(day),
    'Last day of the running clock, until 24:00; null when none runs or its year has no holiday table yet',
  ),
  clock: describe(z.nullable(z.string()), 'Which clock runs, for example tip.accept'),
  calendarMissing: describe(
    z.nullable(z.int()),
    'The year whose State Council holiday table is not known yet, if that is why due is null',
  ),
}

export const phase = describe(
  z.nullable(z.enum(shownPhases)),
  'More of where it stands, as far as that is told; null where the status says all',
)

export const status = z.enum(caseStatuses)
export const match = describe(
  z.enum(['inside', 'boundary', 'nearest', 'chosen']),
  'How the place was matched: inside one cell, near another, outside the grid (nearest cell), or picked from the lists',
)

export const locateQuery = z.object({
  lng: describe(z.number(), 'Longitude in decimal degrees'),
  lat: describe(z.number(), 'Latitude in decimal degrees'),
  datum: describe(
    z.optional(z.enum(datums)),
    'Datum of the point; wgs84 (also CGCS2000) unless said otherwise',
  ),
  accuracy: describe(z.optional(z.number()), 'Radius of uncertainty in metres'),
  on: describe(z.optional(day), 'Who was responsible on that day; today unless said otherwise'),
})

export const locateAnswer = z.object({
  scheme: describe(z.string(), 'The grid scheme in force'),
  cells: describe(z.array(cellRef), 'Chain of cells, top first; empty outside the grid'),
  responsible: describe(
    z.nullable(responsible),
    'Post of the lowest cell; outside the grid that of the nearest',
  ),
  boundary: describe(z.boolean(), 'Whether another cell lies within the accuracy of the point'),
  neighbours: describe(z.array(nearby), 'Those other cells, nearest first'),
  nearest: describe(z.nullable(nearby), 'Outside the grid: the nearest cell, to which a tip would go'),
  demo,
})

export const submitAnswer = z.object({
  tipNo: describe(z.string(), 'Number of the tip, for example T26-K7Q3A-9FXRB'),
  receipt: describe(
    z.string(),
    '20 digits: an 8-digit locator and a 12-digit secret. Shown to nobody else; keep it',
  ),
  proof: describe(
    z.string(),
    'Signed note that the tip was accepted; checked by /receipts/verify or by anybody with our public key',
  ),
})

export const casesQuery = z.object({
  cell: describe(z.optional(z.string()), 'Only cases of this cell and all below it'),
  status: z.optional(status),
  late: describe(z.optional(z.literal('1')), 'Only cases past a deadline'),
  cursor: describe(z.optional(z.string()), '`next` of the page before'),
  limit: describe(z.optional(z.int()), 'Cases a page, 1 to 100; 20 unless said otherwise'),
})

const caseLine = { no: z.string(), status, category: z.string(), cell: cellRef, receivedOn: day, ...deadline }
export const listedVerdict = describe(z.nullable(z.enum(verdicts)), 'Of a closed case')

export const casesAnswer = z.object({
  cases: describe(
    z.array(
      named(
        'CaseLine',
        z.object({ ...caseLine, origin: z.enum(origins), verdict: listedVerdict }),
        'A case in a list',
      ),
    ),
    'Newest release first',
  ),
  next: describe(z.nullable(z.string()), 'Cursor of the next page; null on the last'),
  shownAt: describe(
    z.nullable(cellRef),
    'The cell above, under which cases of the cell asked for show while it has too few residents or reports to be named; null otherwise',
  ),
  demo,
})

const unit = describe(z.string(), 'Who handles it: a cell, or a department at a cell (code@department)')

const chained = z.object({ no: z.string(), status, receivedOn: day, closedOn: z.nullable(day) })

export const caseAnswer = z.object({
  ...caseLine,
  scheme: z.string(),
  cells: describe(
    z.array(cellRef),
    'Chain of cells, top first; it ends above a cell too small to be named in public',
  ),
  responsible: z.nullable(responsible),
  timeline: z.array(
    z.object({
      event: z.enum(['received', 'assigned', 'followed', ...deeds]),
      at: describe(
        z.string(),
        'A day for receipt and assignment, an hour with its zone for what follows: no finer, to protect reporters',
      ),
      cell: z.optional(z.string()),
      post: z.optional(z.string()),
      match: z.optional(match),
      unit: z.optional(unit),
      to: describe(z.optional(z.string()), 'The unit it was given to'),
      reason: describe(z.optional(z.string()), 'Code of a reason'),
      verdict: z.optional(z.enum(verdicts)),
      kind: z.optional(z.string()),
      clock: z.optional(z.string()),
      due: z.optional(day),
      ref: describe(z.optional(z.string()), 'Number of another case'),
      count: z.optional(z.number()),
    }),
  ),
  phase,
  origin: z.enum(origins),
  unit,
  urge: describe(z.nullable(z.enum(urgeKinds)), 'Class of supervision (督办)'),
  round: describe(z.int(), '1 at first, one more each time it was reopened'),
  follows: describe(z.nullable(z.string()), 'The case it came back from'),
  recurrence: describe(z.int(), 'How many times in a row it came back'),
  earlier: describe(z.array(chained), 'Public cases of the same problem at the same place before it'),
  later: describe(z.array(chained), 'Public cases of the same problem at the same place after it'),
  partOf: z.nullable(z.string()),
  parts: z.array(z.string()),
  mergedInto: z.nullable(z.string()),
  merges: z.array(z.string()),
  outcome: z.nullable(
    z.object({
      verdict: z.enum(verdicts),
      measures: z.array(z.string()),
      penaltyNo: z.nullable(z.string()),
      closedOn: day,
      summary: describe(z.nullable(z.string()), 'Null until a publisher released it'),
      publishedOn: z.nullable(day),
      photosBefore: describe(z.array(z.string()), 'Hashes; each picture is at /cases/{no}/photos/{hash}'),
      photosAfter: z.array(z.string()),
      delivered: z.object({
        reporter: z.nullable(day),
        public: z.nullable(day),
        lowerCell: z.nullable(day),
      }),
    }),
  ),
  lookBack: z.nullable(
    z.object({
      trigger: z.enum(lookBackTriggers),
      result: z.nullable(z.enum(['held', 'rebounded'])),
      doneOn: z.nullable(day),
    }),
  ),
  tolerated: describe(
    z.boolean(),
    'Found by a patrol itself, settled in time, reported and without harm: neither circulated nor deducted (容错)',
  ),
  answers: describe(
    z.array(z.object({ question: z.string(), answer: z.string() })),
    'Questions of deputies that were answered',
  ),
  demo,
})

export const problem = named(
  'Problem',
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: describe(
      z.string(),
      `Stable fault code, one of: ${faultCodes.join(', ')}, or input.*, service.* of this edge`,
    ),
    detail: describe(z.string(), 'What is wrong and what to do, in the language of the request'),
    field: z.optional(z.string()),
    instance: z.optional(z.string()),
    errors: z.array(z.object({ code: z.string(), detail: z.string(), field: z.optional(z.string()) })),
  }),
  'RFC 9457 problem',
)
