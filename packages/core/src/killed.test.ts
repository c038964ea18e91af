import { describe, expect, it, vi } from 'vitest'
import { caseStream, caseWait } from './case/case.ts'
import { deliverOutcome } from './case/deliver.ts'
import { followCase } from './case/follow.ts'
import { dueForRelease, releaseCase } from './case/release.ts'
import type { Context } from './context.ts'
import { evidenceClaim } from './evidence/evidence.ts'
import { type Slot, slotKey } from './evidence/slot.ts'
import { onceName } from './idempotency-key.ts'
import { publish } from './publish.ts'
import { loadScheme } from './scheme/load.ts'
import type { Timeline } from './scheme/scheme.ts'
import { sweep } from './sweep.ts'
import { conclusion, desk, people } from './testing/handled.ts'
import { Killed, killAtEachCall, killingContext, survives } from './testing/kill.ts'
import { expectPromises } from './testing/promises.ts'
import { split } from './testing/reform.ts'
import {
  deliverAll,
  deviceKey,
  handIn,
  type MemoryContext,
  memoryContext,
  settle,
  stateOf,
  tipAt,
  townScheme,
  untilPublic,
} from './testing/town.ts'
import { assignTip } from './tip/assign.ts'
import type { Submitted } from './tip/submit.ts'
import { type Tip, tipStream } from './tip/tip.ts'
import { trackTip } from './tip/track.ts'

let towns = 0

/** A town whose grid this process has not loaded yet, so that fetching it can be killed too. */
async function town(): Promise<MemoryContext> {
  const ctx = memoryContext()
  const [county, ...rest] = townScheme.areas
  await settle(ctx, { ...townScheme, areas: county ? [{ ...county, name: `县${++towns}` }, ...rest] : rest })
  return ctx
}

describe.each(['before', 'after'] as const)('killed %s any call of a store', (moment) => {
  it('while a tip is handed in: the repeat is answered and one tip stands', async () => {
    const kills = await killAtEachCall(async (n) => {
      const ctx = await town()
      const end = await survives(() => handIn(killingContext(ctx, n, moment), 1))
      const answer = await handIn(ctx, 1)
      await untilPublic(ctx)
      await expectPromises(ctx, [answer])
      expect(ctx.ledger.streams().filter(({ stream }) => stream.startsWith('tip#'))).toHaveLength(1)
      return end
    })
    expect(kills).toBe(1)
  })

  it('while a tip with a photo and a telephone number is handed in: the repeat is answered, the number kept once', async () => {
    const kills = await killAtEachCall(async (n) => {
      const ctx = await town()
      const input = await withEverything(ctx, 1)
      const stores = ['ledger', 'files', 'passing', 'vault'] as const
      const end = await survives(() => handIn(killingContext(ctx, n, moment, stores), 1, input))
      const answer = await handIn(ctx, 1, input)
      await untilPublic(ctx)
      await expectPromises(ctx, [answer])
      expect(ctx.ledger.streams().filter(({ stream }) => stream.startsWith('tip#'))).toHaveLength(1)
      expect(await ctx.ledger.claim(evidenceClaim(PHOTO))).toBe(answer.tipNo)
      expect(await ctx.vault.open(onceName(deviceKey(1)), 'contact')).toEqual({ phone: '13800000000' })
      return end
    })
    // Idempotency item, blind index, slot of the upload, contact, append.
    expect(kills).toBe(5)
  })

  it('while a tip is assigned, released and published: the sweep leaves one tip, one case and its page', async () => {
    const kills = await killAtEachCall(async (n) => {
      const ctx = await town()
      const answer = await handIn(ctx, 1)
      const end = await survives(() => walk(killingContext(ctx, n, moment), ctx, answer.tipNo))
      await sweep(ctx)
      await sweep(ctx)
      await sweep(ctx)
      await expectPromises(ctx, [answer])
      return end
    })
    // Head, sealed payload, scheme, grid, register, append; the held one's name and head, scheme, register,
    // append; then a line for each of two cells and the page.
    expect(kills).toBe(14)
  })

  it('while a copy is joined: it has its one case, and its log ends', async () => {
    const kills = await killAtEachCall(async (n) => {
      const ctx = await town()
      const first = await handIn(ctx, 1)
      await sweep(ctx)
      const copy = await handIn(ctx, 2, tipAt())
      const end = await survives(() => assignTip(killingContext(ctx, n, moment), tipStream(copy.tipNo)))
      await untilPublic(ctx)
      await expectPromises(ctx, [first, copy])
      const { caseNo } = await stateOf<Tip>(ctx, tipStream(first.tipNo))
      expect(await stateOf<Tip>(ctx, tipStream(copy.tipNo))).toMatchObject({ case: caseNo, way: 'alike' })
      return end
    })
    // Head, sealed payload, scheme, register, the other case's head, append.
    expect(kills).toBe(6)
  })

  it('while a case follows a reform and is published: the sweep leaves it in one cell, with one step more', async () => {
    const kills = await killAtEachCall(async (n) => {
      const ctx = await town()
      const answer = await handIn(ctx, 1, tipAt(101.2))
      await untilPublic(ctx)
      await settle(ctx, { ...split, name: { 'zh-CN': `拆分${towns}`, en: `Split ${towns}` } })
      ctx.time.now = new Date('2026-12-01T02:30:00Z')
      const [stream = ''] = await ctx.ledger.waiting(caseWait(townScheme.id), 1)
      const end = await survives(() => takeAlong(killingContext(ctx, n, moment), ctx, stream))
      await sweep(ctx)
      await sweep(ctx)
      await expectPromises(ctx, [answer])
      const events = (await ctx.ledger.events(stream)).filter(({ by }) => by !== 'system:clock')
      expect(events).toHaveLength(3)
      return end
    })
    // Head, time line, both schemes' grid and facts as far as they are new, sealed payload, register, append; then two
    // lines of cells, and the page.
    expect(kills).toBeGreaterThanOrEqual(8)
  })

  it('while a reform is drafted and activated: it is in force or not, and done again it is', async () => {
    const kills = await killAtEachCall(async (n) => {
      const ctx = await town()
      const answer = await handIn(ctx, 1, tipAt(101.2))
      ctx.time.now = new Date('2026-12-01T02:30:00Z')
      const killing = killingContext(ctx, n, moment)
      const end = await survives(() => settle(killing, split))
      await untilPublic(ctx)
      await expectPromises(ctx, [answer])
      const { schemes } = await stateOf<Timeline>(ctx, 'scheme#town')
      if (schemes.length === 1) await settle(ctx, split)
      expect((await loadScheme(ctx)).scheme.id).toBe('split')
      await sweep(ctx)
      await deliverAll(ctx)
      await expectPromises(ctx, [answer])
      return end
    })
    // Head, three files, append; head, append.
    expect(kills).toBe(7)
  })

  it('while an outcome is handed in, checked and told: each stands or not, and done again it is', async () => {
    const kills = await killAtEachCall(async (n) => {
      const ctx = await town()
      const answers = [await handIn(ctx, 1), await handIn(ctx, 2, tipAt())]
      await untilPublic(ctx)
      const at = await desk(ctx, answers[0] as Submitted)
      await at.do(people.village, 'accept')
      const input = conclusion([await at.newPhoto(1)])
      const killing = await desk(
        killingContext(ctx, n, moment) as MemoryContext,
        answers[0] as Submitted,
        at.no,
      )
      const end = await survives(async () => {
        await killing.do(people.village, 'conclude', input)
        await killing.do(people.town, 'check', { result: 'passed', text: '同意' })
        at.later(0.1)
        await deliverOutcome(killing.ctx, caseStream(at.no))
      })
      const stage = async () => (await at.caseNow()).stage
      if ((await stage()) === 'accepted') await at.do(people.village, 'conclude', input)
      if ((await stage()) === 'checking')
        await at.do(people.town, 'check', { result: 'passed', text: '同意' })
      for (const hours of [0.1, 1]) {
        at.later(hours)
        await sweep(ctx)
      }
      await deliverAll(ctx)
      await expectPromises(ctx, answers)
      expect(await at.caseNow()).toMatchObject({ stage: 'closed', answers: 2 })
      expect((await at.caseNow()).steps.filter(({ event }) => event === 'conclude')).toHaveLength(1)
      for (const { receipt } of answers)
        expect((await trackTip(ctx, receipt)).thread).toMatchObject([{ text: input.reply }])
      return end
    })
    // Two deeds of staff with head, photo, tips, words and append; then two answers and the note of them.
    expect(kills).toBeGreaterThan(20)
  })

  it.each([
    ['assigns', '2026-11-20T02:30:00Z'],
    ['releases', '2026-11-20T22:00:00Z'],
    ['publishes', '2026-11-20T22:01:00Z'],
  ])('while the sweep %s: the next sweeps do the rest', async (_what, at) => {
    const trial = async (n: number) => {
      const ctx = await town()
      const answers = [await handIn(ctx, 1), await handIn(ctx, 2), await handIn(ctx, 3, tipAt())]
      for (const earlier of ['2026-11-20T02:30:00Z', '2026-11-20T22:00:00Z']) {
        ctx.time.now = new Date(earlier)
        if (earlier < at) await sweep(ctx)
      }
      ctx.time.now = new Date(at)
      const end = await survives(() => sweepOnce(killingContext(ctx, n, moment)))
      ctx.time.now = new Date('2026-11-20T22:02:00Z')
      for (let i = 0; i < 3; i++) await sweep(ctx)
      await expectPromises(ctx, answers)
      return end
    }
    expect(await killAtEachCall(trial)).toBeGreaterThan(15)
  })
})

const PHOTO = '0123456789abcdefghjkmnpqrs'

/** A tip with a photo that was uploaded under the key it is handed in with, and a telephone number. */
async function withEverything(ctx: MemoryContext, n: number) {
  const until = new Date(ctx.now().getTime() + 86_400_000)
  const slot: Slot = {
    draft: onceName(deviceKey(n)),
    type: 'image/jpeg',
    size: 1,
    expiresAt: until.toISOString(),
  }
  await ctx.passing.claim(slotKey(PHOTO), slot, until)
  return { ...tipAt(), evidence: [{ id: PHOTO }], wish: 'call-back', contact: { phone: '138 0000 0000' } }
}

/** A sweep reports what was killed inside one of its items; here that ends it too. */
async function sweepOnce(ctx: Context) {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  try {
    if ((await sweep(ctx)).failed > 0) throw new Killed()
  } finally {
    log.mockRestore()
  }
}

async function takeAlong(killing: Context, ctx: MemoryContext, stream: string) {
  await followCase(killing, stream)
  const head = await ctx.ledger.head(stream)
  if (head) await publish(killing, head)
}

/** What the stream and the schedule cause. */
async function walk(killing: Context, ctx: MemoryContext, tipNo: string) {
  await assignTip(killing, tipStream(tipNo))
  ctx.time.now = new Date('2026-11-20T22:00:00Z')
  const { heads, slot } = await dueForRelease(killing)
  for (const head of heads) await releaseCase(killing, head, slot)
  for (const head of ctx.ledger.streams()) if (head.stream.startsWith('case#')) await publish(killing, head)
}
