import type { Head } from '@wangge/ledger'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { releaseRule, slotsAround } from './case/slots.ts'
import type { Context } from './context.ts'
import { Fault } from './fault.ts'
import { publish } from './publish.ts'
import { sweep } from './sweep.ts'
import { killingContext, survives } from './testing/kill.ts'
import { expectPromises } from './testing/promises.ts'
import { nothing } from './testing/reform.ts'
import {
  handIn,
  type MemoryContext,
  memoryContext,
  settle,
  stateOf,
  tipAt,
  untilPublic,
  wordsOf,
} from './testing/town.ts'
import { assignTip } from './tip/assign.ts'
import type { Submitted } from './tip/submit.ts'
import { type Tip, tipStream, type Way } from './tip/tip.ts'

/** What citizens, the stream and the schedule may do to the portal, in any order and several at once. */
type Move =
  /** `kill`: the process ends before or after its nth call of a store. */
  | { readonly move: 'submit'; readonly key: number; readonly text: number; readonly kill: Kill | undefined }
  /** A stream record arrives: any ever written, so late, twice or out of order; one never picked is lost. */
  | { readonly move: 'deliver'; readonly record: number; readonly kill: Kill | undefined }
  | { readonly move: 'sweep' }

type Kill = { readonly nth: number; readonly moment: 'before' | 'after' }

const kill: fc.Arbitrary<Kill | undefined> = fc.option(
  fc.record({ nth: fc.integer({ min: 1, max: 6 }), moment: fc.constantFrom('before', 'after') }),
  { nil: undefined, freq: 3 },
)

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      move: fc.constant('submit'),
      key: fc.nat(7),
      text: fc.nat(1),
      kill,
    }),
  },
  { weight: 8, arbitrary: fc.record({ move: fc.constant('deliver'), record: fc.nat(), kill }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('sweep') }) },
)

/** Moves made at the same time, then the clock goes on (or, corrected, back) by some minutes. */
const turn = fc.record({
  moves: fc.array(move, { minLength: 1, maxLength: 5 }),
  minutes: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: -5, max: 60 }) },
    /** Over a slot of the releases, perhaps; in all less than the three days in which copies are known. */
    { weight: 1, arbitrary: fc.constant(8 * 60) },
  ),
})

/** Places in, between and outside the villages; three keys have one place, so in the same words they send copies. */
const places = [100.5, 101.5, 101, 103, 100.2, 100.5, 100.5, 101.5]
const KEYS = places.length
const COPIES: readonly number[] = [0, 5, 6]
/** This one says which case it is: that of the first. */
const JOINER = 7
const FIRST = 99

const inputOf = (key: number, text: number, joins: string | undefined) => ({
  ...tipAt(places[key], 30.5),
  description: wordsOf(text),
  ...(joins && { joins }),
})

it('keeps its promises to every citizen whatever the order, the losses, the repeats and the kills', async () => {
  const moved = { submit: 0, deliver: 0, sweep: 0 }
  const ways: Record<Way, number> = { opened: 0, alike: 0, told: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(turn, { minLength: 1, maxLength: 8 }),
      async (scheduler, turns) => {
        const ctx = memoryContext()
        await settle(ctx)
        const records: Head[] = []
        const interleaved = interleave(recording(ctx, records), scheduler)
        const answers = new Map<number, Submitted & { readonly text: number }>()
        // Something is public before the walk begins.
        const first = { ...(await handIn(ctx, FIRST)), text: -1 }
        await untilPublic(ctx)
        const { caseNo } = await stateOf<Tip>(ctx, tipStream(first.tipNo))
        answers.set(FIRST, first)

        const play = async (step: Move) => {
          moved[step.move]++
          if (step.move === 'sweep') return sweep(interleaved)
          const { nth, moment } = step.kill ?? { nth: Number.POSITIVE_INFINITY, moment: 'before' }
          const mortal = killingContext(interleaved, nth, moment)
          const joins = step.move === 'submit' && step.key === JOINER ? caseNo : undefined
          if (step.move === 'submit')
            return survives(() => submit(mortal, answers, step.key, step.text, joins))
          const head = records[step.record % records.length]
          return head && survives(() => receive(mortal, head))
        }

        for (const { moves, minutes } of turns) {
          await scheduler.waitFor(Promise.all(moves.map(play)))
          await pass(ctx, minutes)
        }
        await pass(ctx, 25 * 60)
        // What the clocks said in the last run is put in this one.
        await sweep(ctx)
        expect(await sweep(ctx)).toEqual(nothing)
        await expectPromises(ctx, [...answers.values()])
        const tips = ctx.ledger.streams().filter(({ stream }) => stream.startsWith('tip#'))
        expect(tips.length).toBeGreaterThanOrEqual(answers.size)
        expect(tips.length).toBeLessThanOrEqual(KEYS + 1)
        for (const { state } of tips) ways[(state as { way: Way }).way]++
        await expectOneCaseForCopies(ctx, answers)
      },
    ),
    { numRuns: 150 },
  )
  for (const count of Object.values({ ...moved, ...ways })) expect(count).toBeGreaterThan(0)
}, 60_000)

/** Time goes by; the schedule comes round every minute, of which those count in which something is released, and the next. */
async function pass(ctx: MemoryContext, minutes: number) {
  const end = new Date(ctx.time.now.getTime() + minutes * 60_000)
  const rule = releaseRule(ctx.jurisdiction, ctx.now())
  for (;;) {
    const { next } = slotsAround(rule, ctx.now())
    if (next > end) break
    for (const at of [next.getTime(), next.getTime() + 60_000]) {
      ctx.time.now = new Date(at)
      await sweep(ctx)
    }
  }
  if (minutes < 0 || end > ctx.now()) ctx.time.now = end
  if (minutes > 0) await sweep(ctx)
}

/** R2: one key has one answer for ever, and another tip under it is refused. */
async function submit(
  ctx: Context,
  answers: Map<number, Submitted & { readonly text: number }>,
  key: number,
  text: number,
  joins: string | undefined,
) {
  const before = answers.get(key)
  try {
    const answer = { ...(await handIn(ctx, key, inputOf(key, text, joins))), text }
    expect(answer).toEqual(answers.get(key) ?? answer)
    answers.set(key, answer)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    expect(error.issues).toEqual([{ code: 'tip.key_reused', field: 'Idempotency-Key' }])
    expect(before?.text).not.toBe(text)
  }
}

/** However they came, copies have one case. */
async function expectOneCaseForCopies(
  ctx: MemoryContext,
  answers: ReadonlyMap<number, Submitted & { readonly text: number }>,
) {
  for (const text of [0, 1]) {
    const copies = COPIES.flatMap((key) => answers.get(key) ?? []).filter((answer) => answer.text === text)
    const tips = await Promise.all(copies.map(({ tipNo }) => stateOf<Tip>(ctx, tipStream(tipNo))))
    const cases = new Set(tips.map((tip) => tip.status === 'assigned' && tip.case))
    expect(cases.size).toBe(Math.min(copies.length, 1))
  }
}

/** What the two stream functions do with a head. */
async function receive(ctx: Context, head: Head) {
  if (head.waiting === 'assign') await assignTip(ctx, head.stream)
  else await publish(ctx, head)
}

/** Notes the heads of every append, as the stream does. */
function recording(ctx: MemoryContext, records: Head[]): Context {
  const append: Context['ledger']['append'] = async (deed) => {
    const result = await ctx.ledger.append(deed)
    if (result === 'stored') {
      for (const { stream } of deed.streams) {
        const head = await ctx.ledger.head(stream)
        if (head) records.push(head)
      }
    }
    return result
  }
  return { ...ctx, ledger: { ...ctx.ledger, append } }
}

/** Lets the scheduler choose which of the pending calls of all stores is answered next. */
function interleave(ctx: Context, scheduler: fc.Scheduler): Context {
  const scheduled = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return async (...args: readonly unknown[]) => {
          await scheduler.schedule(Promise.resolve(), String(name))
          return method.apply(target, args)
        }
      },
    })
  return { ...ctx, ledger: scheduled(ctx.ledger), views: scheduled(ctx.views) }
}
