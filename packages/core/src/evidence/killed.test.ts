import { describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { type MemoryContext, memoryContext, stateOf } from '../testing/town.ts'
import { cleanUpload } from './clean.ts'
import { eraseEvidence } from './erase.ts'
import { type Evidence, evidenceStream, incomingName, PART } from './evidence.ts'
import { animatedWebp, phonePhoto } from './photos.fixture.ts'
import { readTaken } from './read.ts'
import { sweepOrphan } from './sweep-orphans.ts'
import { recording, send, sendAndClean } from './uploads.fixture.ts'

const stores = ['ledger', 'passing', 'incoming', 'evidence', 'vault'] as const

/** Kills `deed` at each call of a store, does it again, and lets `check` look; returns how many kills there were. */
async function killed(
  moment: 'before' | 'after',
  prepare: (ctx: MemoryContext) => Promise<string>,
  deed: (ctx: Context, id: string) => Promise<unknown>,
  check: (ctx: MemoryContext, id: string) => Promise<void>,
) {
  return killAtEachCall(async (n) => {
    const ctx = memoryContext()
    const id = await prepare(ctx)
    const end = await survives(() => deed(killingContext(ctx, n, moment, stores), id))
    await deed(ctx, id)
    await check(ctx, id)
    return end
  })
}

const clean = (part: number) => (ctx: Context, id: string) => cleanUpload(ctx, incomingName(id, part))
const stands = (ctx: MemoryContext, id: string) => stateOf<Evidence>(ctx, evidenceStream(id))

describe.each(['before', 'after'] as const)('killed %s any call of a store', (moment) => {
  it('while a photo is cleaned: the same event again leaves it clean, once, with its objects', async () => {
    const photo = await phonePhoto()
    const kills = await killed(
      moment,
      (ctx) => send(ctx, photo),
      clean(1),
      async (ctx, id) => {
        expect(await stands(ctx, id)).toMatchObject({ status: 'clean', bytes: photo.length })
        expect(await ctx.ledger.events(evidenceStream(id))).toHaveLength(1)
        expect(ctx.incoming.names()).toEqual([])
        expect([...ctx.evidence.names()].sort()).toEqual([
          `clean/${id}.jpg`,
          `original/${id}`,
          `thumb/${id}.jpg`,
        ])
        const box = await ctx.evidence.read(`original/${id}`)
        expect(await ctx.vault.decrypt(box, { purpose: 'original', id })).toEqual(photo)
        expect((await readTaken(ctx, id)).takenAt).toBe('2026-11-19T08:15:30+08:00')
      },
    )
    // Slot, head, size, read; copy, thumbnail, lock, original; append; remove.
    expect(kills).toBe(10)
  })

  it('while a photo is refused: nothing of it stays', async () => {
    const film = await animatedWebp()
    const kills = await killed(
      moment,
      (ctx) => send(ctx, film, 'image/webp'),
      clean(1),
      async (ctx, id) => {
        expect(await stands(ctx, id)).toEqual({ status: 'refused', reason: 'animated' })
        expect([...ctx.incoming.names(), ...ctx.evidence.names()]).toEqual([])
      },
    )
    expect(kills).toBe(6)
  })

  it('while a recording in two parts is locked: no part stays behind', async () => {
    const film = recording(PART + 10)
    const kills = await killed(
      moment,
      (ctx) => send(ctx, film, 'video/mp4'),
      clean(2),
      async (ctx, id) => {
        expect(await stands(ctx, id)).toMatchObject({ status: 'clean', kind: 'video' })
        expect(ctx.incoming.names()).toEqual([])
        expect(ctx.evidence.names()).toEqual([`original/${id}`])
      },
    )
    expect(kills).toBe(11)
  })

  it('while an orphan is swept: the next sweep ends it', async () => {
    const photo = await phonePhoto()
    const sweep = (ctx: Context, id: string) => sweepOrphan(ctx, evidenceStream(id))
    const kills = await killed(
      moment,
      (ctx) => sendAndClean(ctx, photo),
      sweep,
      async (ctx, id) => {
        expect(await stands(ctx, id)).toEqual({ status: 'swept' })
        expect(ctx.evidence.names()).toEqual([])
      },
    )
    expect(kills).toBe(6)
  })

  it('while it is erased: erased again, nothing is left', async () => {
    const photo = await phonePhoto()
    const erase = (ctx: Context, id: string) => eraseEvidence(ctx, [id])
    const kills = await killed(
      moment,
      (ctx) => sendAndClean(ctx, photo),
      erase,
      async (ctx, id) => {
        expect(await stands(ctx, id)).toEqual({ status: 'erased' })
        expect(await ctx.ledger.sealed(evidenceStream(id))).toBeUndefined()
        expect([...ctx.incoming.names(), ...ctx.evidence.names()]).toEqual([])
      },
    )
    expect(kills).toBe(7)
  })
})
