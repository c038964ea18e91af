import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { deviceKey, type MemoryContext, memoryContext, stateOf } from '../testing/town.ts'
import { cleanUpload } from './clean.ts'
import { dropUpload } from './drop.ts'
import { eraseEvidence } from './erase.ts'
import { type Evidence, evidenceStream, incomingName, PART } from './evidence.ts'
import { offerUpload } from './offer.ts'
import { animatedWebp, jpeg, MARK, phonePhoto, picture, pngBomb, withSegment } from './photos.fixture.ts'
import { readTaken, readThumbnail } from './read.ts'
import { uploadStatus } from './status.ts'
import { recording, send, sendAndClean } from './uploads.fixture.ts'

let ctx: MemoryContext
beforeEach(() => {
  ctx = memoryContext()
})

const clean = (id: string, part = 1) => cleanUpload(ctx, incomingName(id, part))
const status = (id: string, n = 1) => uploadStatus(ctx, { key: deviceKey(n), id })
const evidence = (id: string) => stateOf<Evidence>(ctx, evidenceStream(id))

describe('cleaning a photo', () => {
  it('leaves a copy, a thumbnail, the locked original and one event; nothing of what came in', async () => {
    const photo = await phonePhoto()
    const id = await send(ctx, photo)
    expect(await status(id)).toEqual({ state: 'waiting' })
    expect(await clean(id)).toBe('cleaned')
    expect(await status(id)).toEqual({ state: 'clean' })
    expect(ctx.incoming.names()).toEqual([])
    expect([...ctx.evidence.names()].sort()).toEqual([`clean/${id}.jpg`, `original/${id}`, `thumb/${id}.jpg`])
    const box = await ctx.evidence.read(`original/${id}`)
    expect(await ctx.vault.decrypt(box, { purpose: 'original', id })).toEqual(photo)
    await expect(ctx.vault.decrypt(box, { purpose: 'original', id: 'another' })).rejects.toThrow()
    expect(await evidence(id)).toEqual({
      status: 'clean',
      kind: 'photo',
      type: 'image/jpeg',
      bytes: photo.length,
      sha256: createHash('sha256').update(photo).digest('hex'),
      width: 640,
      height: 480,
    })
    expect(await ctx.ledger.waiting('claim', 9)).toEqual([evidenceStream(id)])
  })

  it('seals the place and time it says, where no event tells them', async () => {
    const id = await sendAndClean(ctx, await phonePhoto())
    expect(await readTaken(ctx, id)).toMatchObject({
      point: { lng: 94.36, lat: 29.6700944, datum: 'wgs84' },
      takenAt: '2026-11-19T08:15:30+08:00',
    })
    const told = JSON.stringify([await ctx.ledger.events(evidenceStream(id)), ctx.ledger.streams()])
    for (const secret of ['94.3', '29.6', '2026-11-19', MARK]) expect(told).not.toContain(secret)
  })

  it('seals nothing where it says nothing', async () => {
    const id = await sendAndClean(ctx, await jpeg())
    expect(await ctx.ledger.sealed(evidenceStream(id))).toBeUndefined()
    expect(await readTaken(ctx, id)).toEqual({})
  })

  it('goes by the bytes: a PNG called a JPEG is a photo all the same', async () => {
    const id = await sendAndClean(ctx, await picture(30, 20).png().toBuffer())
    expect(await evidence(id)).toMatchObject({ status: 'clean', width: 30, height: 20 })
    const thumb = await readThumbnail(ctx, id)
    expect(Buffer.from(thumb ?? []).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  })

  it('does nothing the second time, and removes what was sent again', async () => {
    const photo = await jpeg()
    const id = await sendAndClean(ctx, photo)
    await ctx.incoming.write(incomingName(id, 1), Buffer.from('something else'))
    expect(await clean(id)).toBe('already')
    expect(ctx.incoming.names()).toEqual([])
    expect(await ctx.ledger.events(evidenceStream(id))).toHaveLength(1)
    expect(await evidence(id)).toMatchObject({ bytes: photo.length })
  })

  it('cleans what waited for days, as long as its slot is remembered', async () => {
    const id = await send(ctx, await jpeg())
    ctx.time.now = new Date('2026-11-26T02:30:00Z')
    expect(await clean(id)).toBe('cleaned')
  })
})

describe('an upload that is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const text = (words: string) => Buffer.from(words, 'latin1')

  it.each<[string, string, string, () => Buffer | Promise<Buffer>]>([
    ['wrong-type', 'image/png', 'a drawing called a PNG', () => text(svg)],
    ['wrong-type', 'image/jpeg', 'a GIF', () => picture(9, 9).gif().toBuffer()],
    ['wrong-type', 'image/jpeg', 'a TIFF', () => picture(9, 9).tiff().toBuffer()],
    ['wrong-type', 'image/jpeg', 'the head of a HEIC', () => text('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    [
      'wrong-type',
      'image/jpeg',
      'a PDF with a photo inside',
      async () => Buffer.concat([text('%PDF-1.7\n'), await jpeg()]),
    ],
    ['wrong-type', 'image/jpeg', 'an archive', () => text('PK\x03\x04')],
    ['wrong-type', 'image/webp', 'ten megabytes of garbage', () => Buffer.alloc(10 * 1024 * 1024, 0x5a)],
    ['wrong-type', 'image/jpeg', 'a film', () => recording(100)],
    ['wrong-type', 'video/mp4', 'a photo called a film', () => jpeg()],
    ['wrong-type', 'video/webm', 'an MP4 called a WebM', () => recording(100)],
    ['wrong-type', 'audio/mpeg', 'a page called a sound', () => text('<!doctype html><script>')],
    ['broken', 'image/jpeg', 'a photo cut off', async () => (await jpeg(2000, 900)).subarray(0, 900)],
    ['animated', 'image/webp', 'a WebP that moves', animatedWebp],
    ['too-many-pixels', 'image/png', '30,000 × 30,000 pixels', () => pngBomb(30_000, 30_000, 20)],
  ])('as %s: %s which is %s; nothing of it stays', async (reason, type, _, make) => {
    const id = await send(ctx, await make(), type)
    expect(await clean(id)).toBe('refused')
    expect(await status(id)).toEqual({ state: 'refused', reason })
    expect(ctx.incoming.names()).toEqual([])
    expect(ctx.evidence.names()).toEqual([])
    expect(await ctx.ledger.waiting('claim', 9)).toEqual([])
    expect(await readThumbnail(ctx, id)).toBeUndefined()
  })

  it('is one of another size than was said, before a byte of it is read', async () => {
    const read = vi.spyOn(ctx.incoming, 'read')
    for (const [size, reason] of [
      [101, 'too-large'],
      [99, 'broken'],
    ] as const) {
      const { id } = await offerUpload(ctx, { draft: deviceKey(1), type: 'image/jpeg', size: 100 })
      await ctx.incoming.write(incomingName(id, 1), Buffer.alloc(size))
      expect(await clean(id)).toBe('refused')
      expect(await status(id)).toEqual({ state: 'refused', reason })
    }
    expect(read).not.toHaveBeenCalled()
  })

  it('is no reason to forget a fault of ours: a store that does not answer is asked again', async () => {
    const id = await send(ctx, await jpeg())
    vi.spyOn(ctx.evidence, 'write').mockRejectedValueOnce(new Error('the store did not answer'))
    await expect(clean(id)).rejects.toThrow('did not answer')
    expect(await status(id)).toEqual({ state: 'waiting' })
    expect(await clean(id)).toBe('cleaned')
  })
})

describe('what nobody was allowed to send', () => {
  it.each(['incoming/0123456789abcdefghjkmnpqrs/1', 'incoming/../x', 'other/1', 'incoming/x/1'])(
    'is removed, and nothing else happens: %s',
    async (name) => {
      await ctx.incoming.write(name, await jpeg())
      expect(await cleanUpload(ctx, name)).toBe('stray')
      expect(ctx.incoming.names()).toEqual([])
      expect(ctx.ledger.streams()).toEqual([])
      expect(ctx.evidence.names()).toEqual([])
    },
  )
})

describe('a part its upload does not have', () => {
  it('is removed, and the upload goes on', async () => {
    const id = await send(ctx, await jpeg())
    await ctx.incoming.write(incomingName(id, 2), Buffer.from('more'))
    expect(await clean(id, 2)).toBe('stray')
    expect(await clean(id)).toBe('cleaned')
    expect(ctx.incoming.names()).toEqual([])
  })
})

describe('a recording', () => {
  const film = recording(PART + 1_000)

  it('is taken when its last part is here, whatever the order, and only locked', async () => {
    const { id } = await offerUpload(ctx, { draft: deviceKey(1), type: 'video/mp4', size: film.length })
    await ctx.incoming.write(incomingName(id, 2), film.subarray(PART))
    expect(await clean(id, 2)).toBe('waiting')
    await ctx.incoming.write(incomingName(id, 1), film.subarray(0, PART))
    expect(await clean(id, 1)).toBe('cleaned')
    expect(await clean(id, 2)).toBe('already')
    expect(ctx.incoming.names()).toEqual([])
    expect(ctx.evidence.names()).toEqual([`original/${id}`])
    const box = await ctx.evidence.read(`original/${id}`)
    expect(film.equals(await ctx.vault.decrypt(box, { purpose: 'original', id }))).toBe(true)
    expect(await evidence(id)).toMatchObject({ kind: 'video', bytes: film.length, width: null, height: null })
    expect(await readThumbnail(ctx, id)).toBeUndefined()
  })

  it.each([
    ['video/quicktime', '\0\0\0\x14ftypqt  '],
    ['video/3gpp', '\0\0\0\x18ftyp3gp4'],
    ['video/webm', '\x1a\x45\xdf\xa3'],
    ['audio/webm', '\x1a\x45\xdf\xa3'],
    ['audio/mp4', '\0\0\0\x18ftypM4A '],
    ['audio/ogg', 'OggS'],
    ['audio/mpeg', 'ID3\x04'],
    ['audio/mpeg', '\xff\xfb\x90\x44'],
    ['audio/aac', '\xff\xf1\x50\x80'],
    ['audio/amr', '#!AMR\n'],
    ['audio/amr', '#!AMR-WB\n'],
  ])('is taken as %s by its first bytes', async (type, head) => {
    const id = await sendAndClean(ctx, Buffer.from(`${head}${'x'.repeat(40)}`, 'latin1'), type)
    expect(await evidence(id)).toMatchObject({ status: 'clean', type })
  })
})

describe('erasing evidence', () => {
  it('removes every object and what was sealed, and leaves only that it happened', async () => {
    const id = await sendAndClean(ctx, await phonePhoto())
    await eraseEvidence(ctx, [id])
    await eraseEvidence(ctx, [id])
    expect(ctx.evidence.names()).toEqual([])
    expect(await ctx.ledger.sealed(evidenceStream(id))).toBeUndefined()
    expect(await evidence(id)).toEqual({ status: 'erased' })
    expect(await ctx.ledger.events(evidenceStream(id))).toHaveLength(2)
    expect(await readThumbnail(ctx, id)).toBeUndefined()
    expect(await issuesOf(() => status(id))).toEqual([{ code: 'evidence.unknown', field: 'id' }])
  })

  it('keeps an upload that is still on its way from being taken', async () => {
    const id = await send(ctx, await phonePhoto())
    await eraseEvidence(ctx, [id])
    expect(ctx.incoming.names()).toEqual([])
    await ctx.incoming.write(incomingName(id, 1), await phonePhoto())
    expect(await clean(id)).toBe('already')
    expect([...ctx.incoming.names(), ...ctx.evidence.names()]).toEqual([])
  })

  it('wins over a cleaning that had begun', async () => {
    const id = await send(ctx, await phonePhoto())
    const encrypt = ctx.vault.encrypt
    vi.spyOn(ctx.vault, 'encrypt').mockImplementationOnce(async (...args) => {
      await eraseEvidence(ctx, [id])
      return encrypt(...args)
    })
    expect(await clean(id)).toBe('already')
    expect([...ctx.incoming.names(), ...ctx.evidence.names()]).toEqual([])
    expect(await evidence(id)).toEqual({ status: 'erased' })
  })
})

describe('taking a photo out of a draft', () => {
  it('gives its place back, once', async () => {
    const ids: string[] = []
    for (let i = 0; i < 6; i++) ids.push(await sendAndClean(ctx, await jpeg(20, 20)))
    const [id = ''] = ids
    await dropUpload(ctx, { key: deviceKey(1), id })
    await dropUpload(ctx, { key: deviceKey(1), id })
    expect(ctx.evidence.names()).not.toContain(`clean/${id}.jpg`)
    await send(ctx, await jpeg(20, 20))
    expect(await issuesOf(async () => send(ctx, await jpeg(20, 20)))).toMatchObject([
      { code: 'evidence.too_many' },
    ])
  })

  it('is nobody else’s to do, nor when a tip carries it', async () => {
    const id = await sendAndClean(ctx, await jpeg(20, 20))
    expect(await issuesOf(() => dropUpload(ctx, { key: deviceKey(2), id }))).toMatchObject([
      { code: 'evidence.unknown' },
    ])
    await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: 'public',
      streams: [],
      claims: [{ key: `evidence/${id}`, value: 'T26-K7Q3A-9FXRB' }],
    })
    expect(await issuesOf(() => dropUpload(ctx, { key: deviceKey(1), id }))).toMatchObject([
      { code: 'evidence.taken' },
    ])
    expect(await status(id)).toEqual({ state: 'clean' })
  })

  it('shows nobody else’s state', async () => {
    const id = await sendAndClean(ctx, await jpeg(20, 20))
    expect(await issuesOf(() => status(id, 2))).toEqual([{ code: 'evidence.unknown', field: 'id' }])
    ctx.time.now = new Date('2026-11-21T02:30:00Z')
    expect(await issuesOf(() => status(id))).toEqual([{ code: 'evidence.expired', field: 'id' }])
  })
})

describe('a photo that is two things at once', () => {
  it('loses the other one in the copy, and the locked original never leaves under a type', async () => {
    const polyglot = withSegment(await jpeg(), 0xfe, Buffer.from(`<script>${MARK}</script>%PDF-1.7`))
    const id = await sendAndClean(ctx, Buffer.concat([polyglot, Buffer.from(`PK\x03\x04${MARK}`)]))
    for (const name of [`clean/${id}.jpg`, `thumb/${id}.jpg`]) {
      expect(Buffer.from(await ctx.evidence.read(name)).includes(MARK)).toBe(false)
    }
  })
})
