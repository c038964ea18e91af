import { beforeEach, describe, expect, it } from 'vitest'
import { onceName } from '../idempotency-key.ts'
import { issuesOf } from '../testing/issues.ts'
import { deviceKey, type MemoryContext, memoryContext } from '../testing/town.ts'
import { evidenceId } from '../tip/tip.ts'
import { PART, PLAIN_LIMIT } from './evidence.ts'
import { offerUpload, takeUpload } from './offer.ts'
import { renewPart } from './renew.ts'
import { slotsOf } from './slot.ts'

const photo = { draft: deviceKey(1), type: 'image/jpeg', size: 2_000_000 }
const video = { draft: deviceKey(1), type: 'video/mp4', size: 2 * PART + 1 }
const draft = onceName(deviceKey(1))

let ctx: MemoryContext
beforeEach(() => {
  ctx = memoryContext()
})

const codesOf = async (deed: Promise<unknown>) =>
  (await issuesOf(() => deed)).map(({ code, field }) => [code, field])

const later = (hours: number) => {
  ctx.time.now = new Date(ctx.time.now.getTime() + hours * 3_600_000)
}

describe('offering an upload', () => {
  it('gives a photo one part, under a name, a type and a size that cannot be changed', async () => {
    const { id, parts, expiresAt } = await offerUpload(ctx, photo)
    expect(evidenceId.safeParse(id).success).toBe(true)
    expect(expiresAt).toBe('2026-11-21T02:30:00.000Z')
    expect(parts.map(({ fields }) => fields)).toEqual([
      { key: `incoming/${id}/1`, 'Content-Type': 'image/jpeg', largest: '2000000', seconds: '300' },
    ])
  })

  it('gives a recording parts of five megabytes, the last as long as what is left', async () => {
    const { id, parts } = await offerUpload(ctx, video)
    expect(parts.map(({ fields }) => [fields.key, fields.largest])).toEqual([
      [`incoming/${id}/1`, String(PART)],
      [`incoming/${id}/2`, String(PART)],
      [`incoming/${id}/3`, '1'],
    ])
  })

  it('takes what a recorder says of its codec', async () => {
    const { parts } = await offerUpload(ctx, { ...video, type: 'Audio/WebM; codecs=opus' })
    expect(parts[0]?.fields['Content-Type']).toBe('audio/webm')
  })

  it.each([
    [{ type: 'image/svg+xml' }, 'evidence.type_unsupported', 'type'],
    [{ type: 'image/heic' }, 'evidence.type_unsupported', 'type'],
    [{ size: 10 * 1024 * 1024 + 1 }, 'evidence.too_large', 'size'],
    [{ type: 'video/mp4', size: 50 * 1024 * 1024 + 1 }, 'evidence.too_large', 'size'],
    [{ size: 0 }, 'evidence.empty', 'size'],
    [{ size: -5 }, 'evidence.empty', 'size'],
    [{ size: 1.5 }, 'evidence.empty', 'size'],
    [{ draft: 'short' }, 'tip.key_invalid', 'draft'],
    [{ draft: undefined }, 'tip.key_missing', 'draft'],
    [{ name: 'holiday.jpg' }, 'input.unknown_field', 'name'],
  ])('refuses %j as %s', async (change, code, field) => {
    expect(await codesOf(offerUpload(ctx, { ...photo, ...change }))).toEqual([[code, field]])
  })

  it('has place for six photos and one recording of either kind in a draft, and forgets after a day', async () => {
    for (let i = 0; i < 6; i++) await offerUpload(ctx, photo)
    await offerUpload(ctx, video)
    expect(await codesOf(offerUpload(ctx, photo))).toEqual([['evidence.too_many', 'type']])
    const sound = { ...video, type: 'audio/mp4' }
    expect(await codesOf(offerUpload(ctx, sound))).toEqual([['evidence.second_recording', 'type']])
    await offerUpload(ctx, { ...photo, draft: deviceKey(2) })
    later(24)
    await offerUpload(ctx, photo)
  })

  it('answers the same upload again when its file is named, and counts it once', async () => {
    const first = await offerUpload(ctx, { ...photo, file: 'a' })
    for (let i = 0; i < 10; i++) expect((await offerUpload(ctx, { ...photo, file: 'a' })).id).toBe(first.id)
    expect((await offerUpload(ctx, { ...photo, file: 'b' })).id).not.toBe(first.id)
    expect((await offerUpload(ctx, { ...photo, file: 'a', draft: deviceKey(2) })).id).not.toBe(first.id)
    expect(await codesOf(offerUpload(ctx, { ...photo, file: 'a', size: 5 }))).toEqual([
      ['evidence.file_reused', 'file'],
    ])
  })

  it('keeps no draft’s key', async () => {
    const { id } = await offerUpload(ctx, photo)
    expect(JSON.stringify(await ctx.passing.read(`upload#${id}`))).not.toContain(deviceKey(1))
  })
})

describe('a new permission for a part', () => {
  it('is given for one’s own upload until it is a day old', async () => {
    const { id } = await offerUpload(ctx, video)
    const own = { key: deviceKey(1), id, part: 3 }
    later(23.9)
    expect((await renewPart(ctx, own)).fields).toMatchObject({ key: `incoming/${id}/3`, largest: '1' })
    expect(await codesOf(renewPart(ctx, { ...own, part: 4 }))).toEqual([['evidence.unknown', 'n']])
    expect(await codesOf(renewPart(ctx, { ...own, part: Number.NaN }))).toEqual([['evidence.unknown', 'n']])
    later(0.1)
    expect(await codesOf(renewPart(ctx, own))).toEqual([['evidence.expired', 'id']])
  })

  it('is not given for somebody else’s, which looks like none', async () => {
    const { id } = await offerUpload(ctx, photo)
    const other = { key: deviceKey(2), id, part: 1 }
    expect(await codesOf(renewPart(ctx, other))).toEqual([['evidence.unknown', 'id']])
    expect(await codesOf(renewPart(ctx, { ...other, id: '0'.repeat(26) }))).toEqual([
      ['evidence.unknown', 'id'],
    ])
  })
})

describe('the slots of what a tip carries', () => {
  it('come in its order', async () => {
    const { id } = await offerUpload(ctx, photo)
    const { id: film } = await offerUpload(ctx, video)
    expect((await slotsOf(ctx, draft, [film, id])).map(({ type }) => type)).toEqual([
      'video/mp4',
      'image/jpeg',
    ])
    expect(await slotsOf(ctx, draft, [])).toEqual([])
  })

  it('are refused for somebody else’s, for the same twice, and for what is older than a day', async () => {
    const { id } = await offerUpload(ctx, photo)
    const { id: foreign } = await offerUpload(ctx, { ...photo, draft: deviceKey(2) })
    expect(await codesOf(slotsOf(ctx, draft, [id, foreign]))).toEqual([['evidence.unknown', 'evidence.1.id']])
    expect(await codesOf(slotsOf(ctx, draft, [id, id]))).toEqual([['evidence.twice', 'evidence.1.id']])
    later(24)
    expect(await codesOf(slotsOf(ctx, draft, [id]))).toEqual([['evidence.expired', 'evidence.0.id']])
    later(6 * 24)
    expect(await codesOf(slotsOf(ctx, draft, [id]))).toEqual([['evidence.unknown', 'evidence.0.id']])
  })

  it('are refused above the places of a draft, even where uploads of two days meet', async () => {
    const { id: early } = await offerUpload(ctx, video)
    // The counter starts anew, as after a loss of what is only passing.
    const fresh = memoryContext()
    const { passing } = ctx
    const count = fresh.passing.count
    const both = { ...ctx, passing: { ...passing, count } }
    const { id: second } = await offerUpload(both, video)
    expect(await codesOf(slotsOf(ctx, draft, [early, second]))).toEqual([
      ['evidence.second_recording', 'evidence'],
    ])
  })
})

describe('a photo inside a posted form', () => {
  it('comes in as if the browser had sent it', async () => {
    const bytes = Buffer.from('photo')
    const { id } = await takeUpload(ctx, { key: deviceKey(1), type: 'image/jpeg', bytes })
    expect(await ctx.incoming.read(`incoming/${id}/1`)).toEqual(bytes)
    expect(await slotsOf(ctx, draft, [id])).toHaveLength(1)
  })

  it('is refused when empty, larger than a form may carry, or of another type', async () => {
    const take = (type: string, size: number) =>
      codesOf(takeUpload(ctx, { key: deviceKey(1), type, bytes: Buffer.alloc(size) }))
    expect(await take('image/jpeg', 0)).toEqual([['evidence.empty', 'size']])
    expect(await take('image/jpeg', PLAIN_LIMIT + 1)).toEqual([['evidence.too_large', 'size']])
    expect(await take('text/html', 5)).toEqual([['evidence.type_unsupported', 'type']])
    expect(ctx.incoming.names()).toEqual([])
  })
})
