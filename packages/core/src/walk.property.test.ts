import type { Head } from '@wangge/ledger'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Context } from './context.ts'
import { Fault } from './fault.ts'
import { publish } from './publish.ts'
import { sweep } from './sweep.ts'
import { killingContext, survives } from './testing/kill.ts'
import { expectPromises } from './testing/promises.ts'
import { handIn, type MemoryContext, memoryContext, settle, tipAt } from './testing/town.ts'
import { assignTip } from './tip/assign.ts'
import type { Submitted } from './tip/submit.ts'

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
    arbitrary: fc.record({ move: fc.constant('submit'), key: fc.nat(4), text: fc.nat(1), kill }),
  },
  { weight: 8, arbitrary: fc.record({ move: fc.constant('deliver'), record: fc.nat(), kill }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('sweep') }) },
)

/** Moves made at the same time, then the clock goes on (or, corrected, back) by some minutes. */
const turn = fc.record({
  moves: fc.array(move, { minLength: 1, maxLength: 5 }),
  minutes: fc.integer({ min: -5, max: 60 }),
})

/** Places in, between and outside the villages. */
const placeOf = (key: number) => tipAt([100.5, 101.5, 101, 103, 100.2][key], 30.5)

it('keeps its promises to every citizen whatever the order, the losses, the repeats and the kills', async () => {
  const moved = { submit: 0, deliver: 0, sweep: 0 }
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

        const play = async (step: Move) => {
          moved[step.move]++
          if (step.move === 'sweep') return sweep(interleaved)
          const { nth, moment } = step.kill ?? { nth: Number.POSITIVE_INFINITY, moment: 'before' }
          const mortal = killingContext(interleaved, nth, moment)
          if (step.move === 'submit') return survives(() => submit(mortal, answers, step.key, step.text))
          const head = records[step.record % records.length]
          return head && survives(() => receive(mortal, head))
        }

        for (const { moves, minutes } of turns) {
          await scheduler.waitFor(Promise.all(moves.map(play)))
          ctx.time.now = new Date(ctx.time.now.getTime() + minutes * 60_000)
          // The schedule comes round every minute.
          if (minutes > 0) await sweep(ctx)
        }
        ctx.time.now = new Date(ctx.time.now.getTime() + 45 * 60_000)
        await sweep(ctx)
        expect(await sweep(ctx)).toEqual({ assigned: 0, followed: 0, published: 0, failed: 0 })
        await expectPromises(ctx, [...answers.values()])
        const tips = ctx.ledger.streams().filter(({ stream }) => stream.startsWith('tip#'))
        expect(tips.length).toBeGreaterThanOrEqual(answers.size)
        expect(tips.length).toBeLessThanOrEqual(5)
      },
    ),
    { numRuns: 150 },
  )
  for (const count of Object.values(moved)) expect(count).toBeGreaterThan(0)
}, 60_000)

/** R2: one key has one answer for ever, and another tip under it is refused. */
async function submit(
  ctx: Context,
  answers: Map<number, Submitted & { readonly text: number }>,
  key: number,
  text: number,
) {
  const before = answers.get(key)
  try {
    const answer = { ...(await handIn(ctx, key, { ...placeOf(key), description: `气味 ${text}` })), text }
    expect(answer).toEqual(answers.get(key) ?? answer)
    answers.set(key, answer)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    expect(error.issues).toEqual([{ code: 'tip.key_reused', field: 'Idempotency-Key' }])
    expect(before?.text).not.toBe(text)
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
