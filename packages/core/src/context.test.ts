import { describe, expect, expectTypeOf, it } from 'vitest'
import { createContext } from './context.ts'
import * as stores from './stores.ts'

const key = Buffer.alloc(32, 1).toString('base64')

describe('the context of a function', () => {
  it('asks for a variable only when what it names is touched', () => {
    const ctx = createContext(stores, { JURISDICTION: 'town' })
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

  it('has the stores that were given and no others, by type and when it runs', () => {
    const ctx = createContext({ ledger: stores.ledger, vault: stores.erasableVault })
    expectTypeOf<keyof typeof ctx>().toEqualTypeOf<
      'ledger' | 'vault' | 'keys' | 'jurisdiction' | 'now' | 'random'
    >()
    expectTypeOf<keyof typeof ctx.vault>().toEqualTypeOf<'erase'>()
    expect('ledger' in ctx && 'vault' in ctx).toBe(true)
    expect('views' in ctx).toBe(false)
  })

  it('erases in the vault without a key of it', () => {
    const env = { VAULT_TABLE: 'Vault', AWS_REGION: 'cn-northwest-1' }
    expect(Object.keys(createContext({ vault: stores.erasableVault }, env).vault)).toEqual(['erase'])
    expect(() => createContext({ vault: stores.vault }, env).vault).toThrow('VAULT_KEY is not set')
  })

  it('takes keys of 32 bytes and never repeats a wrong one in its message', () => {
    const ctx = createContext({}, { SEAL_KEY: key, RECEIPT_KEY: 'c2hvcnQ=' })
    expect(Buffer.from(ctx.keys.seal)).toEqual(Buffer.alloc(32, 1))
    expect(() => ctx.keys.receipt).toThrow(/^environment variable RECEIPT_KEY must be 32 bytes in base64$/)
  })

  it('makes each store once, and what stores share', () => {
    const env = { LEDGER_TABLE: 'Ledger', PUBLIC_TABLE: 'Public' }
    const clients: object[] = []
    const maker = ({ shared }: Parameters<typeof stores.ledger>[0]) => {
      clients.push(shared(makeClient))
      return {}
    }
    const makeClient = () => ({})
    const ctx = createContext({ ledger: maker, views: (source) => maker(source) }, env)
    expect(ctx.ledger).toBe(ctx.ledger)
    expect(ctx.views).not.toBe(ctx.ledger)
    expect(clients).toHaveLength(2)
    expect(clients[0]).toBe(clients[1])
  })

  it('draws as many random bytes as asked, other ones each time', () => {
    const { random } = createContext({}, {})
    expect(random(32)).toHaveLength(32)
    expect(Buffer.compare(random(32), random(32))).not.toBe(0)
  })
})
