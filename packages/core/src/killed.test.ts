import { describe, expect, it, vi } from 'vitest'
import type { Context } from './context.ts'
import { publish } from './publish.ts'
import { sweep } from './sweep.ts'
import { Killed, killAtEachCall, killingContext, survives } from './testing/kill.ts'
import { expectPromises } from './testing/promises.ts'
import { handIn, type MemoryContext, memoryContext, settle, townScheme } from './testing/town.ts'
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

/** What the stream would have caused. */
async function deliver(killing: Context, ctx: MemoryContext, tipNo: string) {
  await assignTip(killing, tipStream(tipNo))
  for (const head of ctx.ledger.streams()) if (head.stream.startsWith('case#')) await publish(killing, head)
}
