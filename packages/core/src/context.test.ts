import { describe, expect, it } from 'vitest'
import { createContext } from './context.ts'

const key = Buffer.alloc(32, 1).toString('base64')

describe('the context of a function', () => {
  it('asks for a variable only when what it names is touched', () => {
    const ctx = createContext({ JURISDICTION: 'town' })
    expect(ctx.jurisdiction).toBe('town')
    expect(() => ctx.ledger).toThrow('LEDGER_TABLE is not set')
    expect(() => ctx.views).toThrow('PUBLIC_TABLE is not set')
    expect(() => ctx.files).toThrow('FILES_BUCKET is not set')
    expect(() => ctx.board).toThrow('DESK_TABLE is not set')
    expect(() => ctx.openings).toThrow('OPENINGS_QUEUE is not set')
    expect(() => ctx.notices).toThrow('NOTICES_QUEUE is not set')
    expect(() => ctx.keys.seal).toThrow('SEAL_KEY is not set')
    expect(() => ctx.keys.receipt).toThrow('RECEIPT_KEY is not set')
  })

  it('takes keys of 32 bytes and never repeats a wrong one in its message', () => {
    const ctx = createContext({ SEAL_KEY: key, RECEIPT_KEY: 'c2hvcnQ=' })
    expect(Buffer.from(ctx.keys.seal)).toEqual(Buffer.alloc(32, 1))
    expect(() => ctx.keys.receipt).toThrow(/^environment variable RECEIPT_KEY must be 32 bytes in base64$/)
  })

  it('makes each store once', () => {
    const ctx = createContext({ LEDGER_TABLE: 'Ledger', AWS_REGION: 'cn-northwest-1' })
    expect(ctx.ledger).toBe(ctx.ledger)
  })

  it('draws as many random bytes as asked, other ones each time', () => {
    const { random } = createContext({})
    expect(random(32)).toHaveLength(32)
    expect(Buffer.compare(random(32), random(32))).not.toBe(0)
  })
})
