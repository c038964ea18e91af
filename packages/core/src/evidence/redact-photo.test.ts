import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { conclusion, type Desk, deskTown, people } from '../testing/handled.ts'
import { issuesOf } from '../testing/issues.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { staffActor } from '../testing/staff.ts'
import { stateOf } from '../testing/town.ts'
import { eraseEvidence } from './erase.ts'
import { cleanName, type Evidence, evidenceStream, redactName, shownName } from './evidence.ts'
import { makeRedacted } from './make-redacted.ts'
import { blackened } from './photo.ts'
import { MARK, phonePhoto, segmentsOf } from './photos.fixture.ts'
import { redactPhoto } from './redact-photo.ts'
import { takeObject } from './take-object.ts'
import { sendAndClean } from './uploads.fixture.ts'

const publisher = staffActor({ role: 'publisher', cell: '1' }, 'publisher')

/** A picture in which every pixel differs from black: stripes and noise. */
const noisy = (width = 320, height = 240) => {
  const data = Buffer.alloc(width * height * 3)
  for (let i = 0; i < data.length; i++) data[i] = 120 + ((i * 7919) % 130)
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer()
}

async function pixelsOf(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  return {
    ...info,
    brightest(x: number, y: number, width: number, height: number) {
      let most = 0
      for (let row = y; row < y + height; row++)
        for (let at = (row * info.width + x) * 3; at < (row * info.width + x + width) * 3; at++)
          most = Math.max(most, data[at] ?? 0)
      return most
    },
  }
}

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })

describe('what lies under a box', () => {
  it('is black in the copy, and what lies outside stays', async () => {
    const copy = await blackened(await noisy(), [box(25, 25, 50, 50)])
    const pixels = await pixelsOf(copy)
    expect([pixels.width, pixels.height]).toEqual([320, 240])
    expect(pixels.brightest(88, 68, 144, 104)).toBeLessThanOrEqual(2)
    expect(pixels.brightest(0, 0, 320, 50)).toBeGreaterThan(100)
  })

  it('leaves no trace: two photos that differ under the box alone give the very same file', async () => {
    const clean = await noisy()
    const { data, info } = await sharp(clean).raw().toBuffer({ resolveWithObject: true })
    const other = Buffer.from(data)
    for (let row = 60; row < 180; row++) other.fill(200, (row * 320 + 80) * 3, (row * 320 + 240) * 3)
    const png = (bytes: Buffer) =>
      sharp(bytes, { raw: { width: info.width, height: info.height, channels: 3 } })
        .png()
        .toBuffer()
    const boxes = [box(25, 25, 50, 50)]
    const [one, two] = [await blackened(await png(data), boxes), await blackened(await png(other), boxes)]
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  })

  it('is clipped to the picture, and a box outside blackens nothing', async () => {
    const clean = await noisy()
    const corner = await pixelsOf(await blackened(clean, [box(-20, -20, 40, 40), box(90, 90, 500, 500)]))
    expect(corner.brightest(0, 0, 56, 40)).toBeLessThanOrEqual(2)
    expect(corner.brightest(296, 224, 24, 16)).toBeLessThanOrEqual(2)
    expect(corner.brightest(120, 100, 60, 40)).toBeGreaterThan(100)
    const none = await pixelsOf(await blackened(clean, [box(100, 0, 50, 100), box(-60, 0, 50, 100)]))
    expect(none.brightest(300, 0, 20, 240)).toBeGreaterThan(100)
  })

  it('the copy holds nothing but its picture', async () => {
    const { markers, trailing } = segmentsOf(await blackened(await noisy(), []))
    expect(markers.filter((marker) => marker >= 0xe1 && marker <= 0xef)).toEqual([])
    expect(trailing).toBe(0)
  })
})

describe('a redaction', () => {
  let desk: Desk
  let id: string
  beforeEach(async () => {
    desk = await deskTown()
    id = await sendAndClean(desk.ctx, await phonePhoto(), 'image/jpeg', 900)
    await desk.do(people.village, 'take-up')
    await desk.do(people.village, 'accept')
    await desk.do(people.village, 'conclude', conclusion([id]))
    await desk.do(people.town, 'check', { result: 'passed', text: '现场已看过' })
  })
  const ask = (boxes: unknown = [box(10, 10, 20, 20)], actor = publisher, photo = id) =>
    redactPhoto(desk.ctx, actor, { no: desk.no, id: photo, boxes })
  const photo = () => stateOf<Evidence & { status: 'clean' }>(desk.ctx, evidenceStream(id))
  const codes = async (deed: () => unknown) => (await issuesOf(deed)).map(({ code }) => code)

  it('is recorded, made from the clean copy, stored under its hash, and recorded again', async () => {
    await ask()
    expect((await photo()).asked).toEqual([box(10, 10, 20, 20)])
    expect(desk.ctx.incoming.names()).toEqual([redactName(id)])
    expect(await takeObject(desk.ctx, redactName(id))).toBe('redacted')
    const { shown, asked } = await photo()
    expect(asked).toBeUndefined()
    expect(shown?.boxes).toBe(1)
    const copy = await desk.ctx.evidence.read(shownName(shown?.sha256 ?? ''))
    expect(createHash('sha256').update(copy).digest('hex')).toBe(shown?.sha256)
    expect(Buffer.from(copy).includes(MARK)).toBe(false)
    expect((await pixelsOf(copy)).brightest(72, 56, 112, 80)).toBeLessThanOrEqual(2)
    expect(desk.ctx.incoming.names()).toEqual([])
    const events = await desk.ctx.ledger.events(evidenceStream(id))
    expect(events.slice(1).map(({ type, by }) => [type, by])).toEqual([
      ['evidence.redaction_asked', 'staff:publisher'],
      ['evidence.redacted', 'clean'],
    ])
  })

  it('is made once, however often it is told, and made anew when it is asked anew', async () => {
    await ask()
    expect(await takeObject(desk.ctx, redactName(id))).toBe('redacted')
    expect(await takeObject(desk.ctx, redactName(id))).toBe('already')
    const first = (await photo()).shown
    await ask([])
    await takeObject(desk.ctx, redactName(id))
    const { shown, copies } = await photo()
    expect(shown).not.toEqual(first)
    expect(copies).toEqual([first?.sha256, shown?.sha256])
  })

  it('is not made of a word that nobody recorded', async () => {
    await desk.ctx.incoming.write(redactName(id), Buffer.from('{"boxes":[]}'))
    expect(await takeObject(desk.ctx, redactName(id))).toBe('already')
    expect(await takeObject(desk.ctx, redactName('0'.repeat(26)))).toBe('already')
    expect(await takeObject(desk.ctx, 'incoming/redact-../../x')).toBe('stray')
    expect(desk.ctx.evidence.names().filter((name) => name.startsWith('shown/'))).toEqual([])
  })

  it.each([
    ['forty-one boxes', Array.from({ length: 41 }, () => box(1, 1, 1, 1)), 'evidence.too_many_boxes'],
    [
      'a hundred thousand boxes',
      Array.from({ length: 100_000 }, () => box(1, 1, 1, 1)),
      'evidence.too_many_boxes',
    ],
    ['a box of no width', [box(1, 1, 0, 1)], 'evidence.box_invalid'],
    ['a box of no number', [box(1, Number.NaN, 1, 1)], 'evidence.box_invalid'],
    ['a box without end', [box(1, 1, Number.POSITIVE_INFINITY, 1)], 'evidence.box_invalid'],
    ['words', 'all of it', 'input.not_an_object'],
  ])('is refused with %s, and nothing is recorded', async (_, boxes, code) => {
    expect([...new Set(await codes(() => ask(boxes)))]).toEqual([code])
    expect((await photo()).asked).toBeUndefined()
    expect(desk.ctx.incoming.names()).toEqual([])
  })

  it('is for a publisher of the place alone, and for photos of the case', async () => {
    expect(await codes(() => ask([], people.village))).toEqual(['staff.denied'])
    expect(await codes(() => ask([], staffActor({ role: 'publisher', cell: '12' })))).toEqual([
      'staff.unknown',
    ])
    const stranger = await sendAndClean(desk.ctx, await phonePhoto(), 'image/jpeg', 901)
    for (const photo of [stranger, '0'.repeat(26), '../x'])
      expect(await codes(() => ask([], publisher, photo))).toEqual(['evidence.unknown'])
  })

  it('goes with its photo when that is erased, also while it is being made', async () => {
    await ask()
    await takeObject(desk.ctx, redactName(id))
    await eraseEvidence(desk.ctx, [id])
    expect(desk.ctx.evidence.names()).toEqual([])
    expect(await takeObject(desk.ctx, redactName(id))).toBe('already')
  })

  it('leaves nothing when the photo is erased at the last moment', async () => {
    await ask()
    const read = desk.ctx.evidence.read
    const racing = {
      ...desk.ctx.evidence,
      read: async (name: string) => {
        const bytes = await read(name)
        if (name === cleanName(id)) await eraseEvidence(desk.ctx, [id])
        return bytes
      },
    }
    expect(await makeRedacted({ ...desk.ctx, evidence: racing }, id)).toBe('already')
    expect(desk.ctx.evidence.names()).toEqual([])
  })

  it.each(['before', 'after'] as const)(
    'killed %s any call of a store is finished by the same call',
    async (moment) => {
      const stores = ['ledger', 'incoming', 'evidence'] as const
      const kills = await killAtEachCall(async (n) => {
        await ask([box(n, n, 10, 10)])
        const killing = killingContext(desk.ctx, n, moment, stores)
        const end = await survives(() => takeObject(killing, redactName(id)))
        await takeObject(desk.ctx, redactName(id))
        const { asked, shown } = await photo()
        expect(asked).toBeUndefined()
        expect(await desk.ctx.evidence.size(shownName(shown?.sha256 ?? ''))).toBeGreaterThan(0)
        expect(desk.ctx.incoming.names()).toEqual([])
        return end
      })
      // Head, clean copy, copy, append, removal.
      expect(kills).toBe(5)
    },
  )
})
