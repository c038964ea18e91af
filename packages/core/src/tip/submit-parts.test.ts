import { beforeEach, describe, expect, it } from 'vitest'
import { evidenceClaim } from '../evidence/evidence.ts'
import { type Slot, slotKey } from '../evidence/slot.ts'
import { onceName } from '../idempotency-key.ts'
import { unseal } from '../seal.ts'
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
} from '../testing/town.ts'
import { verifyProof, vkeyOf } from './proof.ts'
import { submitTip } from './submit.ts'
import { type Channel, publicChannels, staffChannels, type Tip, type TipSecret, tipStream } from './tip.ts'

const photo = (n: number) => `${n}`.repeat(26)
const good = tipAt()
const called = { ...good, wish: 'call-back', contact: { phone: '138 0000-0000', name: '张三' } }

let ctx: MemoryContext
beforeEach(async () => {
  ctx = memoryContext()
  await settle(ctx)
})
const tips = () => ctx.ledger.streams().filter(({ stream }) => stream.startsWith('tip#'))
/** A place for a photo in the draft of a key, good for so many hours. */
async function offered(n: number, key: number, hours = 24) {
  const slot: Slot = {
    draft: onceName(deviceKey(key)),
    type: 'image/jpeg',
    size: 1,
    expiresAt: new Date(ctx.now().getTime() + hours * 3_600_000).toISOString(),
  }
  await ctx.passing.claim(slotKey(photo(n)), slot, new Date(ctx.now().getTime() + 7 * 86_400_000))
  return { id: photo(n) }
}
const contactOf = (key: number) => ctx.vault.open(onceName(deviceKey(key)), 'contact')

describe('the evidence of a tip', () => {
  it('is claimed for it, and what the phone read of it lies sealed', async () => {
    const { point } = tipAt()
    const first = { ...(await offered(1, 1)), point, takenAt: '2026-11-20T09:00:00+08:00' }
    const second = await offered(2, 1)
    const { tipNo } = await handIn(ctx, 1, { ...good, evidence: [second, first] })
    const stream = tipStream(tipNo)
    expect(await stateOf<Tip>(ctx, stream)).toMatchObject({ evidence: [photo(2), photo(1)] })
    expect(await ctx.ledger.claim(evidenceClaim(photo(1)))).toBe(tipNo)
    const box = (await ctx.ledger.sealed(stream)) ?? new Uint8Array()
    expect((unseal(ctx.keys, stream, box) as TipSecret).evidence).toEqual([second, first])
    expect(JSON.stringify(await ctx.ledger.events(stream))).not.toContain('100.5')
  })

  it.each<[why: string, evidence: () => Promise<unknown>, code: string, field: string]>([
    [
      'was never uploaded',
      async () => [await offered(1, 1), { id: photo(2) }],
      'evidence.unknown',
      'evidence.1.id',
    ],
    ['was uploaded in another draft', async () => [await offered(1, 2)], 'evidence.unknown', 'evidence.0.id'],
    ['is too old', async () => [await offered(1, 1, 0)], 'evidence.expired', 'evidence.0.id'],
    [
      'is listed twice',
      async () => [await offered(1, 1), { id: photo(1) }],
      'evidence.twice',
      'evidence.1.id',
    ],
    ['is no upload at all', async () => [{ id: '../1' }], 'evidence.unknown', 'evidence.0.id'],
    [
      'is one of eight',
      async () => Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => offered(n, 1))),
      'evidence.too_many',
      'evidence',
    ],
  ])('that %s is refused, and nothing is stored', async (_why, evidence, code, field) => {
    const input = { ...called, evidence: await evidence() }
    expect(await issuesOf(() => handIn(ctx, 1, input))).toEqual([{ code, field }])
    expect(tips()).toEqual([])
    expect(await contactOf(1)).toBeUndefined()
  })

  it('that another tip has is refused', async () => {
    const evidence = [await offered(1, 1), await offered(2, 1)]
    const claims = [{ key: evidenceClaim(photo(2)), value: 'T26-A0000-00000' }]
    await ctx.ledger.append({ at: '', by: 'tester', streams: [], claims })
    expect(await issuesOf(() => handIn(ctx, 1, { ...good, evidence }))).toEqual([
      { code: 'evidence.taken', field: 'evidence.1.id' },
    ])
    expect(tips()).toEqual([])
  })

  it('is not asked for again by a repeat, however old the upload is', async () => {
    const input = { ...good, evidence: [await offered(1, 1)] }
    const first = await handIn(ctx, 1, input)
    ctx.time.now = new Date('2026-12-20T00:00:00Z')
    expect(await handIn(ctx, 1, input)).toEqual(first)
    expect(await issuesOf(() => handIn(ctx, 1, { ...input, evidence: [] }))).toEqual([
      { code: 'tip.key_reused', field: 'Idempotency-Key' },
    ])
  })

  it('at the same time under one key goes to one tip', async () => {
    const input = { ...good, evidence: [await offered(1, 1)] }
    const answers = await Promise.all(Array.from({ length: 10 }, () => handIn(ctx, 1, input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(tips()).toHaveLength(1)
  })
})

describe('the contact of a reporter', () => {
  it('goes to the vault alone, found there by the telephone number', async () => {
    const { tipNo } = await handIn(ctx, 1, called)
    expect(await contactOf(1)).toEqual({ phone: '13800000000', name: '张三' })
    expect(await ctx.vault.indexes(onceName(deviceKey(1)), 'contact')).toEqual({
      phone: await ctx.vault.index('phone', '13800000000'),
    })
    const stream = tipStream(tipNo)
    expect(await stateOf<Tip>(ctx, stream)).toMatchObject({
      wish: 'call-back',
      vault: onceName(deviceKey(1)),
    })
    const box = (await ctx.ledger.sealed(stream)) ?? new Uint8Array()
    const kept = JSON.stringify([await ctx.ledger.events(stream), unseal(ctx.keys, stream, box)])
    for (const word of ['138', '张三']) expect(kept).not.toContain(word)
  })

  it('of one who stays unknown is none', async () => {
    const { tipNo } = await handIn(ctx, 1)
    expect(await stateOf<Tip>(ctx, tipStream(tipNo))).toMatchObject({ wish: 'anonymous', vault: null })
    expect(await contactOf(1)).toBeUndefined()
  })

  it('is not kept for a tip that is refused', async () => {
    const tomorrow = { ...called, occurredAt: '2026-11-21T10:00:00+08:00' }
    expect(await issuesOf(() => handIn(ctx, 1, tomorrow))).toMatchObject([{ code: 'tip.occurred_in_future' }])
    expect(await contactOf(1)).toBeUndefined()
  })

  it('does not come back by a repeat once it is erased, nor changes by another tip under its key', async () => {
    const first = await handIn(ctx, 1, called)
    const other = { ...called, contact: { phone: '13911111111' } }
    expect(await issuesOf(() => handIn(ctx, 1, other))).toMatchObject([{ code: 'tip.key_reused' }])
    expect(await contactOf(1)).toMatchObject({ phone: '13800000000' })
    await ctx.vault.erase(onceName(deviceKey(1)))
    expect(await handIn(ctx, 1, called)).toEqual(first)
    expect(await contactOf(1)).toBeUndefined()
  })
})

describe('the channel of a tip', () => {
  const by = (actor: typeof citizen, channel: Channel, input: object = good) =>
    submitTip(ctx, actor, { key: deviceKey(1), channel, input })

  it.each(publicChannels)('%s is open to everybody', async (channel) => {
    const { tipNo } = await by(citizen, channel)
    expect(await stateOf<Tip>(ctx, tipStream(tipNo))).toMatchObject({ channel })
  })

  it.each(staffChannels)('%s is open to staff only, who give the number it has there', async (channel) => {
    const input = { ...good, ticket: ' WX-2026-0815 ' }
    expect(await issuesOf(() => by(citizen, channel))).toEqual([{ code: 'command.not_allowed' }])
    const { tipNo } = await by(operator, channel, input)
    const stream = tipStream(tipNo)
    expect(await stateOf<Tip>(ctx, stream)).toMatchObject({ channel })
    const box = (await ctx.ledger.sealed(stream)) ?? new Uint8Array()
    expect(unseal(ctx.keys, stream, box)).toMatchObject({ ticket: 'WX-2026-0815' })
  })

  it('takes no ticket from the public', async () => {
    expect(await issuesOf(() => by(citizen, 'web', { ...good, ticket: '1' }))).toEqual([
      { code: 'command.not_allowed', field: 'ticket' },
    ])
  })

  it('in the slow lane is kept as well, and waits its turn', async () => {
    const { tipNo } = await submitTip(ctx, citizen, {
      key: deviceKey(1),
      channel: 'web',
      lane: 'slow',
      input: good,
    })
    expect(await ctx.ledger.waiting('assign', 9)).toEqual([])
    expect(await ctx.ledger.waiting('assign-later', 9)).toEqual([tipStream(tipNo)])
    expect(await stateOf<Tip>(ctx, tipStream(tipNo))).toMatchObject({ lane: 'slow' })
  })
})

describe('the proof of a tip', () => {
  it('says by when its entry stands in the public log, and a repeat gives the same', async () => {
    const { tipNo, proof } = await handIn(ctx, 1)
    const { leaf } = await stateOf<Tip>(ctx, tipStream(tipNo))
    // A day in the queue at most, and a day held.
    expect(verifyProof(vkeyOf(ctx), proof)).toEqual({ leaf, publishBy: '2026-11-22T02:30:00.000Z' })
    ctx.time.now = new Date('2031-01-01T00:00:00Z')
    expect((await handIn(ctx, 1)).proof).toBe(proof)
  })
})

it('what a tip says of the place, the case and the enterprise is kept where it belongs', async () => {
  const told = { ...good, extent: 'area', joins: 'c26-m2wdp-40bzk', enterprise: '某化工厂' }
  expect(await issuesOf(() => handIn(ctx, 1, told))).toMatchObject([{ code: 'case.unknown', field: 'joins' }])
  const { tipNo } = await handIn(ctx, 1, { ...told, joins: 'C26-M2WDP-40BZK' })
  const stream = tipStream(tipNo)
  expect(await stateOf<Tip>(ctx, stream)).toMatchObject({ extent: 'area', joins: 'C26-M2WDP-40BZK' })
  const box = (await ctx.ledger.sealed(stream)) ?? new Uint8Array()
  expect(unseal(ctx.keys, stream, box)).toMatchObject({ enterprise: '某化工厂' })
  expect(JSON.stringify(await ctx.ledger.events(stream))).not.toContain('化工')
})
