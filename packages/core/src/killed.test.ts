import { describe, expect, it, vi } from 'vitest'
import { caseWait } from './case/case.ts'
import { followCase } from './case/follow.ts'
import type { Context } from './context.ts'
import { publish } from './publish.ts'
import { loadScheme } from './scheme/load.ts'
import type { Timeline } from './scheme/scheme.ts'
import { sweep } from './sweep.ts'
import { Killed, killAtEachCall, killingContext, survives } from './testing/kill.ts'
import { expectPromises } from './testing/promises.ts'
import { split } from './testing/reform.ts'
import {
  handIn,
  type MemoryContext,
  memoryContext,
  settle,
  stateOf,
  tipAt,
  townScheme,
} from './testing/town.ts'
import { assignTip } from './tip/assign.ts'
import { tipStream } from './tip/tip.ts'

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
      await sweep(ctx)
      await expectPromises(ctx, [answer])
      expect(ctx.ledger.streams().filter(({ stream }) => stream.startsWith('tip#'))).toHaveLength(1)
      return end
    })
    expect(kills).toBe(1)
  })

  it('while a tip is assigned and published: the sweep leaves one tip, one case and its page', async () => {
    const kills = await killAtEachCall(async (n) => {
      const ctx = await town()
      const answer = await handIn(ctx, 1)
      const end = await survives(() => deliver(killingContext(ctx, n, moment), ctx, answer.tipNo))
      await sweep(ctx)
      await expectPromises(ctx, [answer])
      return end
    })
    // Head, sealed payload, scheme, grid, append; then a line for each of three cells and the page.
    expect(kills).toBe(9)
  })

  it('while a case follows a reform and is published: the sweep leaves it in one cell, with one step more', async () => {
    const kills = await killAtEachCall(async (n) => {
      const ctx = await town()
      const answer = await handIn(ctx, 1, tipAt(101.2))
      await sweep(ctx)
      await settle(ctx, { ...split, name: { 'zh-CN': `拆分${towns}`, en: `Split ${towns}` } })
      ctx.time.now = new Date('2026-12-01T02:30:00Z')
      const [stream = ''] = await ctx.ledger.waiting(caseWait(townScheme.id), 1)
      const end = await survives(() => takeAlong(killingContext(ctx, n, moment), ctx, stream))
      await sweep(ctx)
      await expectPromises(ctx, [answer])
      expect(await ctx.ledger.events(stream)).toHaveLength(2)
      return end
    })
    // Head, time line, both schemes' grid and facts as far as they are new, sealed payload, append; then four lines of
    // cells and the former one's, and the page.
    expect(kills).toBeGreaterThanOrEqual(9)
  })

  it('while a reform is drafted and activated: it is in force or not, and done again it is', async () => {
    const kills = await killAtEachCall(async (n) => {
      const ctx = await town()
      const answer = await handIn(ctx, 1, tipAt(101.2))
      ctx.time.now = new Date('2026-12-01T02:30:00Z')
      const killing = killingContext(ctx, n, moment)
      const end = await survives(() => settle(killing, split))
      await sweep(ctx)
      await expectPromises(ctx, [answer])
      const { schemes } = await stateOf<Timeline>(ctx, 'scheme#town')
      if (schemes.length === 1) await settle(ctx, split)
      expect((await loadScheme(ctx)).scheme.id).toBe('split')
      await sweep(ctx)
      await expectPromises(ctx, [answer])
      return end
    })
    // Head, three files, append; head, append.
    expect(kills).toBe(7)
  })

  it('while the sweep does it: the next sweep does the rest', async () => {
    const trial = async (n: number) => {
      const ctx = await town()
      const answers = [await handIn(ctx, 1), await handIn(ctx, 2)]
      const end = await survives(() => sweepOnce(killingContext(ctx, n, moment)))
      await sweep(ctx)
      await expectPromises(ctx, answers)
      return end
    }
    expect(await killAtEachCall(trial)).toBeGreaterThan(20)
  })
})

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

/** What the stream would have caused. */
async function deliver(killing: Context, ctx: MemoryContext, tipNo: string) {
  await assignTip(killing, tipStream(tipNo))
  for (const head of ctx.ledger.streams()) if (head.stream.startsWith('case#')) await publish(killing, head)
}
