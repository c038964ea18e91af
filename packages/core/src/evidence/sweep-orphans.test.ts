import { beforeEach, describe, expect, it } from 'vitest'
import { type MemoryContext, memoryContext, stateOf } from '../testing/town.ts'
import { type Evidence, evidenceStream } from './evidence.ts'
import { phonePhoto } from './photos.fixture.ts'
import { orphans, sweepOrphan } from './sweep-orphans.ts'
import { sendAndClean } from './uploads.fixture.ts'

const tip = 'T26-K7Q3A-9FXRB'

describe('evidence no tip came for', () => {
  let ctx: MemoryContext
  let id: string
  let stream: string
  beforeEach(async () => {
    ctx = memoryContext()
    id = await sendAndClean(ctx, await phonePhoto())
    stream = evidenceStream(id)
  })
  const claim = () =>
    ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: 'public',
      streams: [],
      claims: [{ key: `evidence/${id}`, value: tip }],
    })
  const state = () => stateOf<Evidence>(ctx, stream)

  it('is left alone until its slot has been over for an hour', async () => {
    ctx.time.now = new Date('2026-11-21T03:30:00Z')
    expect(await orphans(ctx, 9)).toEqual([])
    ctx.time.now = new Date('2026-11-21T03:30:01Z')
    expect(await orphans(ctx, 9)).toEqual([stream])
  })

  it('is swept with every object and what was sealed', async () => {
    expect(await sweepOrphan(ctx, stream)).toBe('swept')
    expect(await sweepOrphan(ctx, stream)).toBe('already')
    expect(ctx.evidence.names()).toEqual([])
    expect(await ctx.ledger.sealed(stream)).toBeUndefined()
    expect(await state()).toEqual({ status: 'swept' })
    expect(await ctx.ledger.waiting('claim', 9)).toEqual([])
  })

  it('is kept for the tip that claimed it, and waits no longer', async () => {
    await claim()
    expect(await sweepOrphan(ctx, stream)).toBe('kept')
    expect(await sweepOrphan(ctx, stream)).toBe('already')
    expect(await state()).toMatchObject({ status: 'kept', tip, kind: 'photo' })
    expect(ctx.evidence.names()).toHaveLength(3)
    expect(await ctx.ledger.sealed(stream)).toBeDefined()
    expect(await ctx.ledger.waiting('claim', 9)).toEqual([])
  })
})
