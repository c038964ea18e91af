import { beforeEach, describe, expect, it } from 'vitest'
import { Fault } from '../fault.ts'
import { issuesOf } from '../testing/issues.ts'
import { handIn, type MemoryContext, memoryContext, settle } from '../testing/town.ts'
import { openReceipt } from './open-receipt.ts'

const MINUTE = 60_000

describe('opening a receipt', () => {
  let ctx: MemoryContext
  let receipt: string
  let tipNo: string
  beforeEach(async () => {
    ctx = memoryContext('2026-11-20T02:00:00.000Z')
    await settle(ctx)
    const answer = await handIn(ctx, 1)
    ;({ tipNo } = answer)
    receipt = answer.receipt.replaceAll(' ', '')
  })
  const locator = () => receipt.slice(0, 8)
  /** Never the right one. */
  const wrong = (n: number) => {
    const secret = String((Number(receipt.slice(8)) + 1 + n) % 10 ** 12).padStart(12, '0')
    return locator() + secret
  }
  const elsewhere = (n: number) =>
    String((Number(locator()) + 1 + n) % 10 ** 8).padStart(8, '0') + '0'.repeat(12)
  const later = (ms: number) => {
    ctx.time.now = new Date(ctx.time.now.getTime() + ms)
  }
  /** The code and how long to wait, or `open`. */
  const outcome = async (typed: string, network?: string) => {
    try {
      await openReceipt(ctx, typed, network)
      return 'open'
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const [{ code, seconds }] = error.issues
      return seconds === undefined ? code : `${code} ${seconds}`
    }
  }

  it('gives the tip, its head and its stream', async () => {
    expect(await openReceipt(ctx, receipt)).toMatchObject({
      stream: `tip#${tipNo}`,
      head: { seq: 1 },
      tip: { no: tipNo, status: 'received' },
    })
  })

  it('takes five wrong secrets for one locator, then makes the sixth wait a minute', async () => {
    for (let n = 0; n < 5; n++) expect(await outcome(wrong(n))).toBe('tip.receipt_unknown')
    expect(await outcome(wrong(5))).toBe('tip.receipt_wait 60')
    later(59_999)
    expect(await outcome(wrong(5))).toBe('tip.receipt_wait 1')
    later(1)
    expect(await outcome(wrong(5))).toBe('tip.receipt_unknown')
  })

  it('makes each further one wait twice as long, and never longer than an hour', async () => {
    for (let n = 0; n < 5; n++) await outcome(wrong(n))
    const waits: number[] = []
    for (let n = 0; n < 5; n++) {
      const seconds = Number((await outcome(wrong(n))).split(' ')[1])
      waits.push(seconds)
      later(seconds * 1000)
      await outcome(wrong(n))
    }
    expect(waits).toEqual([60, 120, 240, 480, 960])
  })

  it('answers a locator that does not exist just as one that does', async () => {
    const asked = async (typed: string) => {
      const answers = []
      for (let n = 0; n < 7; n++) answers.push(await outcome(typed))
      return answers
    }
    expect(await asked(elsewhere(0))).toEqual(await asked(wrong(0)))
  })

  it('does not count what it makes wait: who only asks again waits no longer', async () => {
    for (let n = 0; n < 5; n++) await outcome(wrong(n))
    for (let n = 0; n < 100; n++) await outcome(wrong(n))
    later(MINUTE)
    expect(await outcome(receipt)).toBe('open')
  })

  it('takes thirty wrong ones an hour from one network, whatever the locators', async () => {
    for (let n = 0; n < 30; n++) expect(await outcome(elsewhere(n), 'a')).toBe('tip.receipt_unknown')
    expect(await outcome(elsewhere(30), 'a')).toBe('tip.receipt_wait 3600')
    expect(await outcome(elsewhere(30), 'b')).toBe('tip.receipt_unknown')
    later(60 * MINUTE)
    expect(await outcome(elsewhere(31), 'a')).toBe('tip.receipt_unknown')
  })

  it('opens for the right receipt however much others guess at other locators from other networks', async () => {
    for (let n = 0; n < 700; n++) await outcome(elsewhere(n), `network ${Math.floor(n / 10)}`)
    expect(await outcome(receipt, 'home')).toBe('open')
    expect(await outcome(elsewhere(1), 'network 0')).toBe('tip.receipt_wait 3600')
  })

  it('opens as often as the right receipt comes', async () => {
    for (let n = 0; n < 100; n++) expect(await outcome(receipt, 'home')).toBe('open')
  })

  it.each([
    ['at one locator', (n: number) => wrong(n), () => undefined, 5],
    ['at locators one after another', (n: number) => elsewhere(n), () => undefined, 600],
    ['at locators from one network', (n: number) => elsewhere(n), () => 'a', 30],
    ['from a hundred networks', (n: number) => elsewhere(n), (n: number) => `${n % 100}`, 600],
  ] as const)(
    'of ten thousand guesses %s hits none and weighs no more than its share',
    async (_where, typed, network, most) => {
      const seen = new Map<string, number>()
      for (let n = 0; n < 10_000; n++) {
        const [code = ''] = (await outcome(typed(n), network(n))).split(' ')
        seen.set(code, (seen.get(code) ?? 0) + 1)
      }
      expect(Object.fromEntries(seen)).toEqual({
        'tip.receipt_unknown': most,
        'tip.receipt_wait': 10_000 - most,
      })
    },
  )

  it('calls what is no receipt malformed without counting it', async () => {
    for (let n = 0; n < 50; n++)
      expect(await issuesOf(() => openReceipt(ctx, `${n}`, 'a'))).toEqual([
        { code: 'tip.receipt_malformed', field: 'receipt' },
      ])
    expect(await outcome(receipt, 'a')).toBe('open')
  })
})
