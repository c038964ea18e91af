import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eraseByReceipt, redactByReceipt } from '../erase.ts'
import { evidenceClaim } from '../evidence/evidence.ts'
import { Fault } from '../fault.ts'
import { commitment, unseal } from '../seal.ts'
import { sweep } from '../sweep.ts'
import { closeCase, photo, watched } from '../testing/holder.ts'
import {
  citizen,
  deviceKey,
  handIn,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  stateOf,
  tipAt,
} from '../testing/town.ts'
import { answerReporter } from './answer.ts'
import { correctTip } from './correct.ts'
import { disputeOutcome } from './dispute.ts'
import type { ReporterDeed } from './may-do.ts'
import { sendMessage } from './message.ts'
import { rateOutcome } from './rate.ts'
import { evolveTip, type Tip, type TipSecret, tipStream } from './tip.ts'
import { trackTip } from './track.ts'
import { withdrawTip } from './withdraw.ts'

/** Marks what a citizen says: none may be found outside the vault. */
const canary = { phone: '13912345678', name: '金丝雀', text: '翠鸟巷尽头', lng: 100.4321987, mark: '啄木鸟' }

type Town = { readonly ctx: MemoryContext; readonly receipt: string; readonly no: string; said: number }
type Step = ReporterDeed | 'answer' | 'assign' | 'close'

async function begin(ctx: MemoryContext): Promise<Town> {
  await settle(ctx)
  const { receipt, tipNo } = await handIn(ctx, 1, {
    ...tipAt(canary.lng),
    description: `${canary.text}有烟，${canary.mark}`,
    enterprise: canary.text,
    wish: 'call-back',
    contact: { phone: canary.phone, name: canary.name },
    evidence: [{ id: await photo(ctx, 1, 1), point: tipAt(canary.lng).point }],
  })
  return { ctx, receipt, no: tipNo, said: 0 }
}

/** Each with an input that is right in itself: only the state can be against it. */
const steps: Record<Step, (town: Town) => Promise<unknown>> = {
  async message(town) {
    const n = 10 + town.said++
    const evidence = n % 2 ? [await photo(town.ctx, n, n)] : []
    const input = { text: `${canary.text} ${n}`, evidence }
    await sendMessage(town.ctx, citizen, { receipt: town.receipt, key: deviceKey(n), input })
  },
  correct: ({ ctx, receipt }) =>
    correctTip(ctx, citizen, {
      receipt,
      input: { category: 'noise', description: `${canary.text}还有${canary.mark}` },
    }),
  async redact({ ctx, receipt, no }) {
    const [id] = (await stateOf<Tip>(ctx, tipStream(no))).evidence
    // A photo while there is one, then a passage that is put back first.
    if (id) return redactByReceipt(ctx, citizen, { receipt, input: { evidence: [id] } })
    await correctTip(ctx, citizen, { receipt, input: { description: `${canary.mark}飞走了` } })
    return redactByReceipt(ctx, citizen, { receipt, input: { passages: [canary.mark] } })
  },
  withdraw: ({ ctx, receipt }) => withdrawTip(ctx, citizen, { receipt }),
  dispute: ({ ctx, receipt }) =>
    disputeOutcome(ctx, citizen, { receipt, input: { kind: 'back', text: canary.text } }),
  rate: ({ ctx, receipt }) => rateOutcome(ctx, citizen, { receipt, input: { stars: 4 } }),
  erase: ({ ctx, receipt }) => eraseByReceipt(ctx, citizen, { receipt }),
  answer: ({ ctx, no }) => answerReporter(ctx, operator, { no, input: { text: `${canary.text}，收到` } }),
  assign: ({ ctx }) => sweep(ctx),
  close: async ({ ctx, no }) => {
    const tip = await stateOf<Tip>(ctx, tipStream(no))
    if (tip.status === 'assigned') await closeCase(ctx, no, 'untrue')
  },
}

/** What a reporter repeats without harm though it is no more offered. */
const repeatable: readonly Step[] = ['withdraw', 'erase']

const isDeed = (step: Step): step is ReporterDeed => !['answer', 'assign', 'close'].includes(step)

/** `done`, or the code of the one fault. */
async function take(town: Town, step: Step): Promise<string> {
  try {
    await steps[step](town)
    return 'done'
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return error.issues[0].code
  }
}

async function expectWhole({ ctx, no }: Town): Promise<void> {
  const stream = tipStream(no)
  const head = await ctx.ledger.head(stream)
  const tip = head?.state as Tip
  const events = await ctx.ledger.events(stream)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1))
  expect(events.reduce<Tip | undefined>(evolveTip, undefined)).toEqual(tip)
  const box = await ctx.ledger.sealed(stream)
  const boxes = await ctx.ledger.sealedEvents(stream)
  if (tip.erasedAt !== undefined) {
    // An upload whose message was refused belongs to no tip: the sweep ends it.
    const owners = ctx.evidence.names().map((name) => ctx.ledger.claim(evidenceClaim(name.slice(6, 32))))
    expect((await Promise.all(owners)).filter((owner) => owner !== undefined)).toEqual([])
    expect([box, [...boxes], ctx.vault.names()]).toEqual([undefined, [], []])
    return
  }
  expect(ctx.vault.names()).toHaveLength(1)
  const { salt, ...told } = unseal(ctx.keys, stream, box ?? new Uint8Array()) as TipSecret
  expect(commitment(Buffer.from(salt, 'base64'), told)).toBe(tip.commit)
  for (const [seq, sealed] of boxes) {
    const said = unseal(ctx.keys, `${stream}/${seq}`, sealed) as { text: string; salt: string }
    expect(events[seq - 1]?.data).toMatchObject({
      commit: commitment(Buffer.from(said.salt, 'base64'), said.text),
    })
  }
}

const anySteps = fc.array(fc.constantFrom(...(Object.keys(steps) as Step[])), { maxLength: 14 })

describe('whatever is done by receipt, in whatever order', () => {
  it('happens when it was offered, leaves nothing when it was not, and is stored whole', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (taken) => {
        const town = await begin(memoryContext())
        for (const step of taken) {
          const before = await trackTip(town.ctx, town.receipt)
          const seq = (await town.ctx.ledger.head(tipStream(town.no)))?.seq ?? 0
          const outcome = await take(town, step)
          if (isDeed(step)) {
            const offered = before.mayDo.includes(step)
            const repeated = step === 'withdraw' ? before.withdrawn && !before.erased : before.erased
            const harmless = repeatable.includes(step) && repeated
            expect([step, outcome === 'done']).toEqual([step, offered || harmless])
          }
          if (outcome !== 'done') expect((await town.ctx.ledger.head(tipStream(town.no)))?.seq).toBe(seq)
          await expectWhole(town)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is stored whole when several things are done at once', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, fc.boolean(), async (taken, assigned) => {
        const town = await begin(memoryContext())
        if (assigned) await sweep(town.ctx)
        await Promise.all(taken.map((step) => take(town, step)))
        await expectWhole(town)
      }),
      { numRuns: 60 },
    )
  })

  it('is found in no store but the vault, not even sealed under a name that tells', async () => {
    const { ctx, written } = watched(memoryContext())
    const town = await begin(ctx)
    const all: Step[] = ['message', 'answer', 'correct', 'assign', 'redact', 'message', 'close']
    for (const step of [...all, 'dispute', 'rate', 'withdraw', 'erase'] as const) await take(town, step)
    ctx.time.now = new Date('2026-11-21T10:00:00.000Z')
    await sweep(ctx)
    await sweep(ctx)
    await trackTip(ctx, town.receipt)
    const everything = written()
    expect(everything).toContain('tip.erased')
    const digits = town.receipt.replaceAll(' ', '')
    const secrets = [canary.phone, canary.name, canary.text, canary.mark, '100.432', digits.slice(8)]
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([])
    expect(everything).not.toContain(town.receipt)
    await ctx.passing.read(canary.text)
    expect(written()).toContain(canary.text)
  })
})
