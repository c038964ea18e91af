import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Fault } from '../fault.ts'
import { sweep } from '../sweep.ts'
import { expectDeskPromises, expectLog, expectOverdueShown } from '../testing/desk-promises.ts'
import {
  act,
  anyDeed,
  casesOf,
  type DeskWorld,
  deskWorld,
  drawDeed,
  legalDeeds,
} from '../testing/desk-world.ts'
import { citizen, handIn, reportAt } from '../testing/town.ts'
import { disputeOutcome } from '../tip/dispute.ts'
import { type Case, caseStream } from './case.ts'
import { isOpen } from './stage.ts'

/** What citizens, staff and the schedule may do, in any order. */
type Command =
  | { readonly does: 'report'; readonly place: number }
  /** Says which case it tells of. */
  | { readonly does: 'join'; readonly which: number }
  /** A deed that is legal for the one who does it, or any deed by anybody. */
  | {
      readonly does: 'legal' | 'any'
      readonly which: number
      readonly who: number
      readonly deed: number
      readonly input: number
    }
  /** Two people act at once on what both of them saw. */
  | { readonly does: 'race'; readonly which: number; readonly who: number; readonly input: number }
  | { readonly does: 'dispute'; readonly which: number; readonly kind: 'not-solved' | 'back' }
  | { readonly does: 'wait'; readonly days: number }

const some = fc.noBias(fc.nat(10_000))
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('report'), place: some }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('join'), which: some }) },
  {
    weight: 16,
    arbitrary: fc.record({ does: fc.constant('legal'), which: some, who: some, deed: some, input: some }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('any'), which: some, who: some, deed: some, input: some }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('race'), which: some, who: some, input: some }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('dispute'),
      which: some,
      kind: fc.constantFrom('not-solved', 'back'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('wait'), days: fc.constantFrom(0, 1, 3, 10) }) },
)

const person = fc.record({ role: some, cell: some, department: some })

/** `DESK_MODEL=long`: minutes instead of seconds. */
const isLong = process.env.DESK_MODEL === 'long'
const RUNS = Number(process.env.DESK_RUNS ?? (isLong ? 300 : 25))
const COMMANDS = 40

type Counts = Map<string, number>
const tally = (counts: Counts, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)

it(
  'stays legal, whole and watched, whoever does whatever in whatever order',
  async () => {
    const did: Counts = new Map()
    const refused: Counts = new Map()
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { maxLength: 5 }),
        fc.array(command, { minLength: 20, maxLength: COMMANDS, size: 'max' }),
        async (people, commands) => {
          const world = await deskWorld(people)
          const seen = new Map<string, number>()
          await report(world, 1)
          await wait(world, 1)
          for (const each of commands) {
            await play(world, each, did, refused)
            await expectDeskPromises(world, seen)
          }
          await expectLog(world.ctx)
          await expectSilenceShows(world)
          await expectDeskPromises(world, seen)
          for (const { state } of casesOf(world.ctx))
            for (const { event } of (state as Case).steps) tally(did, event)
        },
      ),
      { numRuns: RUNS, endOnFailure: process.env.DESK_MODEL === 'first' },
    )
    for (const does of ['report', 'join', 'race', 'dispute', 'wait', 'accept', 'check', 'review', 'miss'])
      expect(did.get(does) ?? 0, does).toBeGreaterThan(0)
    expect(refused.size).toBeGreaterThan(3)
    if (process.env.DESK_RUNS) console.info(JSON.stringify({ did: [...did], refused: [...refused] }))
  },
  Math.max(60_000, RUNS * 5_000),
)

async function play(world: DeskWorld, step: Command, did: Counts, refused: Counts): Promise<void> {
  if (step.does === 'report') await report(world, step.place)
  if (step.does === 'wait') await wait(world, step.days)
  const heads = casesOf(world.ctx)
  const chosen = 'which' in step ? heads[step.which % heads.length] : undefined
  if (!chosen) return void tally(did, step.does)
  const state = chosen.state as Case
  const before = counted(world)
  try {
    if (step.does === 'join') await report(world, step.which, state.no)
    if (step.does === 'dispute') await dispute(world, step.which, step.kind)
    if (step.does === 'race') await race(world, state, chosen.seq, step)
    if (step.does === 'legal' || step.does === 'any') {
      await deed(world, state, step)
    }
    tally(did, step.does)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    tally(refused, error.issues[0].code)
    await expectUnchanged(world, before)
  }
}

async function report(world: DeskWorld, place: number, joins?: string): Promise<void> {
  const n = 1 + world.drawn++
  const lng = [100.5, 100.5001, 101.5][place % 3]
  const input = { ...reportAt(place % 5 === 0 ? 1 : n, lng, 30.5), ...(joins && { joins }) }
  const { receipt } = await handIn(world.ctx, n, input)
  world.receipts.push(receipt)
  await sweep(world.ctx)
}

/** The schedule comes round at every midnight and every slot between, half a minute after it. */
async function wait(world: DeskWorld, days: number): Promise<void> {
  const { ctx } = world
  const end = new Date(ctx.now().getTime() + (days * 24 + 1) * 3_600_000)
  const hours = [0, 6, 18]
  for (let day = 0; day <= days + 1; day++) {
    for (const hour of hours) {
      const base = new Date(ctx.time.now.getTime())
      const next = nextAt(base, hour)
      if (next > end) continue
      ctx.time.now = next
      await sweep(ctx)
      expectOverdueShown(ctx)
    }
  }
  ctx.time.now = end
  await sweep(ctx)
  expectOverdueShown(ctx)
}

const nextAt = (from: Date, hour: number): Date => {
  const at = new Date(from.getTime() + 8 * 3_600_000)
  at.setUTCHours(hour, 0, 30, 0)
  const utc = new Date(at.getTime() - 8 * 3_600_000)
  return utc > from ? utc : new Date(utc.getTime() + 24 * 3_600_000)
}

async function deed(
  world: DeskWorld,
  state: Case,
  step: Extract<Command, { does: 'legal' | 'any' }>,
): Promise<void> {
  if (step.does === 'legal') {
    const [actor, name] = drawDeed(await legalDeeds(world, state), step.deed, step.who) ?? []
    if (actor && name) await act(world, actor, name, state, step.input)
    return
  }
  const actor = world.staff[step.who % world.staff.length]
  if (actor) await act(world, actor, anyDeed(step.deed), state, step.input)
}

/** One of two wins; the other is told that the case moved on, and nothing of what he did stands. */
async function race(
  world: DeskWorld,
  state: Case,
  seq: number,
  { who, input }: { who: number; input: number },
): Promise<void> {
  const legal = await legalDeeds(world, state)
  const two = [drawDeed(legal, who, input), drawDeed(legal, who + 7, input + 1)]
  const deeds = two.flatMap((each) => (each ? [act(world, each[0], each[1], state, input, seq)] : []))
  const results = await Promise.allSettled(deeds)
  const won = results.filter(({ status }) => status === 'fulfilled').length
  expect(won).toBeLessThanOrEqual(1)
  for (const result of results)
    if (result.status === 'rejected' && !(result.reason instanceof Fault)) throw result.reason
}

async function dispute(world: DeskWorld, which: number, kind: 'not-solved' | 'back'): Promise<void> {
  const receipt = world.receipts[which % world.receipts.length] ?? ''
  await disputeOutcome(world.ctx, citizen, { receipt, input: { kind, text: '' } })
}

const counted = ({ ctx }: DeskWorld) =>
  ctx.ledger.streams().filter(({ stream }) => /^(case|tip)#/.test(stream))

/** What was refused changed nothing; only a clock may have said meanwhile what it had to say. */
async function expectUnchanged(world: DeskWorld, before: ReturnType<typeof counted>): Promise<void> {
  const after = new Map(counted(world).map((head) => [head.stream, head]))
  expect(after.size).toBe(before.length)
  for (const { stream, seq } of before) {
    const events = (await world.ctx.ledger.events(stream)).slice(seq)
    expect(events.filter(({ by }) => by !== 'system:clock')).toEqual([])
  }
}

/** T19: nobody does anything any more. In the end every open case is overdue for everybody to see. */
async function expectSilenceShows(world: DeskWorld): Promise<void> {
  const { ctx } = world
  await wait(world, 40)
  await wait(world, 40)
  await wait(world, 40)
  for (const { stream } of casesOf(ctx)) {
    const state = (await ctx.ledger.head(stream))?.state as Case
    if (!isOpen(state)) continue
    expect(state.releasedAt).not.toBeNull()
    expect(
      state.steps.filter(({ event }) => event === 'miss').length,
      `${caseStream(state.no)} lies at ${state.stage} in silence`,
    ).toBeGreaterThan(0)
  }
}
