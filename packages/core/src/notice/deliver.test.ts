import { describe, expect, it } from 'vitest'
import { staffStream } from '../staff/staff.ts'
import { type MemoryContext, memoryContext } from '../testing/town.ts'
import { type Doors, deliverNotices } from './deliver.ts'
import type { NoticeBatch } from './notice.ts'

const items = [{ case: 'C26-M2WDP-40BZK', kind: 'urged', unit: '111', due: '2026-11-25' }] as const
const toStaff: NoticeBatch = { to: 'staff:k7', batch: 'a'.repeat(32), items }
const toWebhook: NoticeBatch = { to: 'webhook', batch: 'b'.repeat(32), items }

/** A person whose account says this. */
async function withAccount(account: {
  mail: string | null
  status: string
  language?: string
}): Promise<MemoryContext> {
  const ctx = memoryContext()
  const data = { id: 'k7', ...account }
  await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: 'test',
    streams: [
      { stream: staffStream('k7'), after: 0, events: [{ type: 'staff.invited', data }], state: data },
    ],
  })
  return ctx
}

/** Doors that write down what went through them, the first `failing` times without taking it. */
function doors(failing = 0) {
  const through: unknown[] = []
  let left = failing
  const take = async (what: unknown) => {
    if (left-- > 0) throw new Error('not taken')
    through.push(what)
  }
  return { through, mail: take, webhook: take } satisfies Doors & { through: unknown[] }
}

describe('a message of the queue', () => {
  it('goes to the address the account has now', async () => {
    const ctx = await withAccount({ mail: 'jin@mail.example', status: 'active' })
    const out = doors()
    expect(await deliverNotices(ctx, toStaff, out)).toBe('delivered')
    expect(out.through).toEqual([{ to: 'jin@mail.example', language: 'zh-CN', batch: toStaff.batch, items }])
  })

  it('goes out in the language the account says now, though the message was put in the queue before', async () => {
    const ctx = await withAccount({ mail: 'jin@mail.example', status: 'active', language: 'en' })
    const out = doors()
    await deliverNotices(ctx, toStaff, out)
    expect(out.through).toMatchObject([{ language: 'en' }])
  })

  it('goes once, however often it comes', async () => {
    const ctx = await withAccount({ mail: 'jin@mail.example', status: 'active' })
    const out = doors()
    await deliverNotices(ctx, toStaff, out)
    expect(await deliverNotices(ctx, toStaff, out)).toBe('already')
    expect(await deliverNotices(ctx, { ...toStaff, batch: 'c'.repeat(32) }, out)).toBe('delivered')
    expect(out.through).toHaveLength(2)
  })

  it('that the other end did not take is not taken for delivered', async () => {
    const ctx = await withAccount({ mail: 'jin@mail.example', status: 'active' })
    const out = doors(2)
    await expect(deliverNotices(ctx, toStaff, out)).rejects.toThrow('not taken')
    await expect(deliverNotices(ctx, toStaff, out)).rejects.toThrow('not taken')
    expect(await deliverNotices(ctx, toStaff, out)).toBe('delivered')
  })

  it('goes nowhere where the account has ended or lost its address, or there is no such door', async () => {
    const out = doors()
    for (const account of [
      { mail: 'jin@mail.example', status: 'ended' },
      { mail: null, status: 'active' },
    ])
      expect(await deliverNotices(await withAccount(account), toStaff, out)).toBe('nobody')
    expect(await deliverNotices(memoryContext(), toStaff, out)).toBe('nobody')
    expect(await deliverNotices(memoryContext(), toWebhook, { mail: out.mail })).toBe('nobody')
    expect(out.through).toEqual([])
  })

  it('for the webhook goes there, without an address', async () => {
    const out = doors()
    expect(await deliverNotices(memoryContext(), toWebhook, out)).toBe('delivered')
    expect(out.through).toEqual([{ batch: toWebhook.batch, items }])
  })

  it.each([
    ['a text', { ...toWebhook, items: [{ ...items[0], text: '电话 13800000000' }] }],
    ['a name for a unit', { ...toWebhook, items: [{ ...items[0], unit: '阿不都' }] }],
    ['words for a day', { ...toWebhook, items: [{ ...items[0], due: '明天打 13800000000' }] }],
    ['a receipt for a case', { ...toWebhook, items: [{ ...items[0], case: '12345678-123456789012' }] }],
    ['an address for a person', { ...toStaff, to: 'jin@mail.example' }],
    ['nothing to tell', { ...toWebhook, items: [] }],
  ])('that holds %s is refused', async (_, message) => {
    const out = doors()
    await expect(deliverNotices(memoryContext(), message, out)).rejects.toThrow()
    expect(out.through).toEqual([])
  })
})
