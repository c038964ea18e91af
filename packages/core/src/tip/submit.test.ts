import { beforeEach, describe, expect, it } from 'vitest'
import { commitment, unseal } from '../seal.ts'
import { issuesOf } from '../testing/issues.ts'
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
  townScheme,
  townWith,
} from '../testing/town.ts'
import { deriveReceipt } from './receipt.ts'
import { submitTip } from './submit.ts'
import { DESCRIPTION_LIMIT, type Tip, type TipSecret, tipStream } from './tip.ts'

const good = tipAt()
const at = (point: object) => ({ ...good, point: { ...good.point, ...point } })
const saying = (description: unknown) => ({ ...good, description })
const { point: _, ...placeless } = good

describe('submitting a tip', () => {
  let ctx: MemoryContext
  let before: number
  beforeEach(async () => {
    ctx = memoryContext()
    await settle(ctx)
    before = ctx.ledger.streams().length
  })
  const tips = () => ctx.ledger.streams().filter(({ stream }) => stream.startsWith('tip#'))
  const secretOf = async (tipNo: string) => {
    const stream = tipStream(tipNo)
    return unseal(ctx.keys, stream, (await ctx.ledger.sealed(stream)) ?? new Uint8Array()) as TipSecret
  }

  it.each<[why: string, input: unknown, code: string, field: string | undefined]>([
    ['a number', 7, 'input.not_an_object', undefined],
    ['null', null, 'input.not_an_object', undefined],
    ['a text', 'help', 'input.not_an_object', undefined],
    ['a list', [good], 'input.not_an_object', undefined],
    ['an unknown field', { ...good, phone: '0995-1' }, 'input.unknown_field', 'phone'],
    ['no place', placeless, 'point.missing', 'point'],
    ['a point and a cell', { ...good, cell: '111' }, 'cell.beside_point', 'cell'],
    ['a place in words', { ...good, point: '村口' }, 'point.missing', 'point'],
    ['an unknown field of the point', at({ altitude: 3 }), 'input.unknown_field', 'point.altitude'],
    ['a longitude as text', at({ lng: '100.5' }), 'point.not_a_number', 'point.lng'],
    ['a latitude that is no number', at({ lat: Number.NaN }), 'point.not_a_number', 'point.lat'],
    ['an infinite longitude', at({ lng: Number.POSITIVE_INFINITY }), 'point.not_a_number', 'point.lng'],
    ['a longitude out of range', at({ lng: 180.1 }), 'point.out_of_range', 'point'],
    ['a latitude out of range', at({ lat: -90.1 }), 'point.out_of_range', 'point'],
    ['longitude and latitude exchanged', at({ lng: 30.5, lat: 100.5 }), 'point.swapped', 'point'],
    ['exchanged in range of the globe', at({ lng: 42.1, lat: 83.4 }), 'point.swapped', 'point'],
    ['no datum', at({ datum: undefined }), 'point.datum_missing', 'point.datum'],
    ['an unknown datum', at({ datum: 'WGS84' }), 'point.datum_unknown', 'point.datum'],
    ['a negative accuracy', at({ accuracy: -1 }), 'point.accuracy_invalid', 'point.accuracy'],
    ['an accuracy beyond a county', at({ accuracy: 100_001 }), 'point.accuracy_invalid', 'point.accuracy'],
    ['a cell that does not exist', { ...placeless, cell: '999' }, 'cell.unknown', 'cell'],
    ['a cell that cannot exist', { ...placeless, cell: '../1' }, 'cell.unknown', 'cell'],
    ['no category', { ...good, category: undefined }, 'tip.category_missing', 'category'],
    ['an empty category', { ...good, category: '' }, 'tip.category_missing', 'category'],
    ['an unknown category', { ...good, category: 'smell' }, 'tip.category_unknown', 'category'],
    ['a category of every object', { ...good, category: 'toString' }, 'tip.category_unknown', 'category'],
    ['no text', saying(undefined), 'tip.description_empty', 'description'],
    ['an empty text', saying(''), 'tip.description_empty', 'description'],
    ['a text of spaces', saying(' \u3000\n'), 'tip.description_empty', 'description'],
    ['10,000 characters', saying('臭'.repeat(10_000)), 'tip.description_too_long', 'description'],
    [
      'one character too many',
      saying('臭'.repeat(DESCRIPTION_LIMIT + 1)),
      'tip.description_too_long',
      'description',
    ],
    ['a null character', saying('a\u0000b'), 'tip.description_control_characters', 'description'],
    ['an escape character', saying('a\u001b[31m'), 'tip.description_control_characters', 'description'],
    ['a bidi override', saying('a\u202eb'), 'tip.description_control_characters', 'description'],
    ['a bidi isolate', saying('a\u2066b'), 'tip.description_control_characters', 'description'],
    ['half a surrogate pair', saying('a\ud800b'), 'tip.description_control_characters', 'description'],
    ['a time in words', { ...good, occurredAt: '昨晚' }, 'tip.occurred_invalid', 'occurredAt'],
    [
      'a time without a zone',
      { ...good, occurredAt: '2026-11-20T10:00:00' },
      'tip.occurred_invalid',
      'occurredAt',
    ],
    [
      'a time to come',
      { ...good, occurredAt: '2026-11-20T02:35:01Z' },
      'tip.occurred_in_future',
      'occurredAt',
    ],
  ])('refuses %s and stores nothing', async (_why, input, code, field) => {
    expect(await issuesOf(() => handIn(ctx, 1, input))).toEqual([{ code, ...(field && { field }) }])
    expect(ctx.ledger.streams()).toHaveLength(before)
    expect(await ctx.ledger.once(deviceKey(1))).toBeUndefined()
  })

  it.each([
    ['none', undefined, 'tip.key_missing'],
    ['an empty one', '', 'tip.key_missing'],
    ['a short one', 'abc', 'tip.key_invalid'],
    ['one with other characters', `${deviceKey(1)}#`, 'tip.key_invalid'],
    ['an endless one', 'a'.repeat(129), 'tip.key_invalid'],
    ['a number', 1234567890123456, 'tip.key_invalid'],
  ])('asks for a key of the device and refuses %s', async (_why, key, code) => {
    const issues = await issuesOf(() => submitTip(ctx, citizen, { key, channel: 'web', input: good }))
    expect(issues).toEqual([{ code, field: 'Idempotency-Key' }])
    expect(ctx.ledger.streams()).toHaveLength(before)
  })

  it('names every wrong field once', async () => {
    const issues = await issuesOf(() =>
      handIn(ctx, 1, { ...at({ lng: 'x' }), category: '', description: '' }),
    )
    expect(issues.map(({ field }) => field)).toEqual(['category', 'description', 'point.lng'])
  })

  it('never repeats what was typed in the message of a fault', async () => {
    await expect(handIn(ctx, 1, saying('臭\u202e气'))).rejects.toThrow(
      /^tip\.description_control_characters$/,
    )
  })

  it('is not for the system', async () => {
    const system = { role: 'system', name: 'system:assign' } as const
    const deed = () => submitTip(ctx, system, { key: deviceKey(1), channel: 'web', input: good })
    expect(await issuesOf(deed)).toEqual([{ code: 'command.not_allowed' }])
  })

  it('keeps the text composed and trimmed, with its tabs and line breaks', async () => {
    const { tipNo } = await handIn(ctx, 1, saying(' \n Cafe\u0301\t臭\r\n气 \u3000'))
    expect((await secretOf(tipNo)).description).toBe('Café\t臭\r\n气')
  })

  it('takes a clock of the device that runs five minutes ahead', async () => {
    const { tipNo } = await handIn(ctx, 1, { ...good, occurredAt: '2026-11-20T10:35:00+08:00' })
    expect((await secretOf(tipNo)).occurredAt).toBe('2026-11-20T10:35:00+08:00')
  })

  it('holds words, place and receipt nowhere in clear', async () => {
    const { tipNo, receipt } = await handIn(ctx, 1)
    const stream = tipStream(tipNo)
    const locator = receipt.replaceAll(' ', '').slice(0, 8)
    const kept = JSON.stringify([
      await ctx.ledger.head(stream),
      await ctx.ledger.events(stream),
      await ctx.ledger.receipt(locator),
      await ctx.ledger.once(deviceKey(1)),
      Buffer.from((await ctx.ledger.sealed(stream)) ?? []).toString(),
    ])
    for (const secret of ['刺鼻', '100.5', receipt, receipt.replaceAll(' ', '').slice(8)])
      expect(kept).not.toContain(secret)
  })

  it('commits to the sealed payload with a salt that lies in it', async () => {
    const { tipNo } = await handIn(ctx, 1)
    const { salt, ...told } = await secretOf(tipNo)
    const { commit } = await stateOf<Tip>(ctx, tipStream(tipNo))
    expect(commit).toBe(commitment(Buffer.from(salt, 'base64'), told))
  })

  describe('again under the same key', () => {
    it('gives the same answer, years later too', async () => {
      const first = await handIn(ctx, 1)
      ctx.time.now = new Date('2031-01-01T00:00:00Z')
      expect(await handIn(ctx, 1)).toEqual(first)
      expect(tips()).toHaveLength(1)
    })

    it('gives the same answer however its fields are ordered and its text composed', async () => {
      const first = await handIn(ctx, 1, saying('Café'))
      const { category, point } = good
      const { lng, lat, datum, accuracy } = point
      const again = { point: { accuracy, datum, lat, lng }, description: ' Cafe\u0301 ', category }
      expect(await handIn(ctx, 1, again)).toEqual(first)
    })

    it('refuses another tip', async () => {
      await handIn(ctx, 1)
      expect(await issuesOf(() => handIn(ctx, 1, saying('另一件事')))).toEqual([
        { code: 'tip.key_reused', field: 'Idempotency-Key' },
      ])
      expect(tips()).toHaveLength(1)
    })

    it('gives the same answer when the chosen cell has left the scheme meanwhile', async () => {
      const chosen = { ...placeless, cell: '121' }
      const first = await handIn(ctx, 1, chosen)
      const areas = townScheme.areas.filter(({ code }) => code !== '121')
      await settle(ctx, townWith(areas, { id: 'next', validFrom: '2026-11-20' }))
      expect(await handIn(ctx, 1, chosen)).toEqual(first)
      expect(await issuesOf(() => handIn(ctx, 2, chosen))).toEqual([{ code: 'cell.unknown', field: 'cell' }])
    })

    it('at the same time makes one tip and one answer', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => handIn(ctx, 1)))
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(tips()).toHaveLength(1)
    })
  })

  it('draws another locator when one is taken, and a repeat finds it again', async () => {
    const taken = deriveReceipt(ctx.keys, deviceKey(1), 0)
    await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: 'tester',
      streams: [],
      receipt: { locator: taken.locator, value: { tip: 'T26-A0000-00000', verifier: '0'.repeat(64) } },
    })
    const first = await handIn(ctx, 1)
    const { locator } = deriveReceipt(ctx.keys, deviceKey(1), 1)
    expect(first.receipt.replaceAll(' ', '').slice(0, 8)).toBe(locator)
    expect(await handIn(ctx, 1)).toEqual(first)
  })

  it('draws another number when one is taken', async () => {
    const first = await handIn(ctx, 1)
    const sameChance = { ...ctx, random: memoryContext().random }
    const second = await handIn(sameChance, 2)
    expect(second.tipNo).not.toBe(first.tipNo)
    expect(tips()).toHaveLength(2)
  })

  it('is open to an operator who takes a tip down', async () => {
    const { tipNo } = await submitTip(ctx, operator, { key: deviceKey(1), channel: 'api', input: good })
    const [event] = await ctx.ledger.events(tipStream(tipNo))
    expect(event).toMatchObject({ type: 'tip.received', by: 'operator', data: { channel: 'api' } })
  })
})
