import type { Cell } from '@wangge/grid'
import { type Case, caseStream } from '../case/case.ts'
import type { SchemeInput } from '../scheme/draft.ts'
import { type Swept, sweep } from '../sweep.ts'
import type { Submitted } from '../tip/submit.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import {
  deliverAll,
  handIn,
  memoryContext,
  settle,
  square,
  stateOf,
  townWith,
  untilPublic,
  wordsOf,
} from './town.ts'

/** What a sweep did that found nothing to do. */
export const nothing: Swept = {
  published: 0,
  assigned: 0,
  released: 0,
  followed: 0,
  ticked: 0,
  ended: 0,
  expired: 0,
  lapsed: 0,
  delivered: 0,
  forgotten: 0,
  failed: 0,
}

/** A village of a reformed town: the land from one longitude to another, 30° to 31° N. */
export type Village = {
  readonly code: string
  readonly town: string
  readonly west: number
  readonly east: number
  readonly predecessors?: readonly string[]
}

/**
 * The county with other villages. A town is what its villages are; where one says nothing of what it was made from, its
 * code goes on.
 */
export function reform(id: string, validFrom: string, villages: readonly Village[]): SchemeInput {
  const towns = [...new Set(villages.map(({ town }) => town))]
  const cells: Cell[] = [
    { code: '1', name: '县', level: 'county', parent: null, polygons: [square(100, 30, 2)] },
    ...towns.map((code) => ({ code, name: `${code}镇`, level: 'town', parent: '1', polygons: null })),
    ...villages.map(({ code, town, west, east }) => ({
      code,
      name: `${code}村`,
      level: 'village',
      parent: town,
      polygons: [square(west, 30, east - west)],
    })),
  ]
  const input = townWith(cells, { id, validFrom })
  const made = villages.flatMap(({ code, predecessors }) => {
    const said = input.facts[code]
    return said && predecessors ? [[code, { ...said, predecessors }] as const] : []
  })
  return { ...input, facts: { ...input.facts, ...Object.fromEntries(made) } }
}

const west = { code: '111', town: '11', west: 100, east: 101 }

/** From December on the east village is two, each of the east town. */
export const split = reform('split', '2026-12-01', [
  west,
  { code: '122', town: '12', west: 101, east: 101.5, predecessors: ['121'] },
  { code: '123', town: '12', west: 101.5, east: 102, predecessors: ['121'] },
])

/** From January on the two are one again, under another code and in the west town. */
export const merged = reform('merged', '2027-01-01', [
  west,
  { code: '114', town: '11', west: 101, east: 102, predecessors: ['122', '123'] },
])

/** The town with its first scheme in force, and what tests of a reform do there. */
export async function reformedTown() {
  const ctx = memoryContext()
  await settle(ctx)
  const answers: Submitted[] = []
  return {
    ctx,
    answers,
    /** Hands in a tip in words of its own and lets its case be public; the number of that. */
    async opened(input: object): Promise<string> {
      const n = answers.length + 1
      const answer = await handIn(ctx, n, { ...input, description: wordsOf(n) })
      answers.push(answer)
      await untilPublic(ctx)
      return (await stateOf<Tip>(ctx, tipStream(answer.tipNo))).caseNo
    },
    /** Goes to the morning of a day and lets the sweep run and the stream publish what it did. */
    async day(date: string) {
      ctx.time.now = new Date(`${date}T02:30:00Z`)
      const swept = await sweep(ctx)
      await deliverAll(ctx)
      return swept
    },
    caseOf: (no: string) => stateOf<Case>(ctx, caseStream(no)),
  }
}
