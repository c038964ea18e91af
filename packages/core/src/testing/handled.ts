import { caseDeeds } from '../case/all-deeds.ts'
import { type Case, caseStream } from '../case/case.ts'
import type { Actor } from '../command.ts'
import type { Submitted } from '../tip/submit.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { photo } from './holder.ts'
import { staffActor } from './staff.ts'
import { handIn, type MemoryContext, memoryContext, settle, stateOf, untilPublic } from './town.ts'

/** Who works in the town: its villages and towns, the county, and a department of the county. */
export const people = {
  village: staffActor({ role: 'head', cell: '111' }, 'village'),
  worker: staffActor({ role: 'worker', cell: '111' }, 'worker'),
  otherVillage: staffActor({ role: 'head', cell: '121' }, 'other-village'),
  town: staffActor({ role: 'head', cell: '11' }, 'town'),
  otherTown: staffActor({ role: 'head', cell: '12' }, 'other-town'),
  county: staffActor({ role: 'head', cell: '1' }, 'county'),
  command: staffActor({ role: 'command', cell: '1' }, 'command'),
  water: staffActor({ role: 'department', cell: '1', department: 'water' }, 'water'),
} as const

type Deed = keyof typeof caseDeeds

export type Desk = Awaited<ReturnType<typeof deskTown>>

/** The town with one public case of the west village, told by one tip, and those who handle it. */
export async function deskTown() {
  const ctx = memoryContext()
  await settle(ctx)
  const tip = await handIn(ctx, 1)
  await untilPublic(ctx)
  return desk(ctx, tip)
}

/** What staff do to the case of a tip, asked of the ledger where its number is not known. */
export async function desk(ctx: MemoryContext, tip: Submitted, known?: string) {
  const no = known ?? (await caseOf(ctx, tip))
  const stream = caseStream(no)
  const caseNow = () => stateOf<Case>(ctx, stream)
  return {
    ctx,
    tip,
    no,
    caseNow,
    tipNow: () => stateOf<Tip>(ctx, tipStream(tip.tipNo)),
    /** One deed on the case as it stands. */
    do: (actor: Actor, deed: Deed, input: unknown = {}) => caseDeeds[deed](ctx, actor, { no, input }),
    /** Hours later. */
    later(hours: number) {
      ctx.time.now = new Date(ctx.time.now.getTime() + hours * 3_600_000)
    },
    /** Met clocks and such, by key. */
    clock: async (key: string) => (await caseNow()).clocks.findLast((clock) => clock.key === key),
    newPhoto: (n: number) => photo(ctx, 900, n),
  }
}

async function caseOf(ctx: MemoryContext, { tipNo }: Submitted): Promise<string> {
  const tip = await stateOf<Tip>(ctx, tipStream(tipNo))
  if (tip.status !== 'assigned') throw new Error('only an assigned tip has a case')
  return tip.case
}

export { conclusion } from './holder.ts'
