import { describe, expect, it } from 'vitest'
import type { Claim, Ledger, RegisterChange } from '../ledger.ts'
import { deed, step } from './deed.ts'

/** What several streams share: names taken once for ever, and small boxes that change with a deed. */
export function describeShared(ledger: () => Ledger): void {
  describe('a claim', () => {
    const claiming = (stream: string, ...claims: Claim[]) => ledger().append(deed([step(stream)], { claims }))

    it('is kept for ever, and the loser is told who has the name', async () => {
      expect(await ledger().claim('photo/1')).toBeUndefined()
      await claiming('thing#1', { key: 'photo/1', value: 'thing#1' }, { key: 'photo/2', value: { n: 2 } })
      expect(await ledger().claim('photo/1')).toBe('thing#1')
      expect(await ledger().claim('photo/2')).toEqual({ n: 2 })
      expect(
        await claiming('thing#2', { key: 'photo/3', value: 'thing#2' }, { key: 'photo/2', value: 'thing#2' }),
      ).toEqual({ refused: 'claim', key: 'photo/2', value: { n: 2 } })
      expect(await ledger().claim('photo/2')).toEqual({ n: 2 })
      expect(await ledger().claim('photo/3')).toBeUndefined()
      expect(await ledger().head('thing#2')).toBeUndefined()
    })

    it('names the first of several names that are taken', async () => {
      await claiming('thing#1', { key: 'a', value: 1 }, { key: 'b', value: 2 })
      expect(await claiming('thing#2', { key: 'b', value: 3 }, { key: 'a', value: 3 })).toEqual({
        refused: 'claim',
        key: 'b',
        value: 2,
      })
    })

    it('is apart from receipts, keys and registers of the same name', async () => {
      await ledger().append(
        deed([step('thing#1')], {
          once: { key: 'name', value: 1 },
          receipt: { locator: 'name', value: 2 },
          registers: [{ key: 'name', after: 0, box: new Uint8Array([3]) }],
        }),
      )
      expect(await claiming('thing#2', { key: 'name', value: 4 })).toBe('stored')
      expect(await ledger().claim('name')).toBe(4)
    })

    it('of twenty at once goes to exactly one', async () => {
      const rivals = Array.from({ length: 20 }, (_, n) => n)
      const results = await Promise.all(rivals.map((n) => claiming(`thing#${n}`, { key: 'one', value: n })))
      const winner = results.indexOf('stored')
      expect(results.filter((result) => result !== 'stored')).toEqual(
        Array(19).fill({ refused: 'claim', key: 'one', value: winner }),
      )
      expect(await ledger().claim('one')).toBe(winner)
    })
  })

  describe('a register', () => {
    const write = (stream: string, ...registers: RegisterChange[]) =>
      ledger().append(deed([step(stream)], { registers }))
    const change = (after: number, byte: number, key = 'reports'): RegisterChange => ({
      key,
      after,
      box: new Uint8Array([byte]),
    })
    const standing = async (key = 'reports') => {
      const register = await ledger().register(key)
      return register && [register.version, ...register.box]
    }

    it('counts its versions from 1 and holds the newest box', async () => {
      expect(await standing()).toBeUndefined()
      expect(await write('thing#1', change(0, 7), change(0, 9, 'other'))).toBe('stored')
      expect(await standing()).toEqual([1, 7])
      expect(await write('thing#2', change(1, 8))).toBe('stored')
      expect(await standing()).toEqual([2, 8])
      expect(await standing('other')).toEqual([1, 9])
    })

    it.each([
      ['that stands is refused to who thinks it new', 0],
      ['is refused to who saw an older version', 1],
      ['is refused to who claims to have seen a newer one', 3],
    ])('%s, and nothing is stored', async (_, after) => {
      await write('thing#1', change(0, 1))
      await write('thing#2', change(1, 2))
      expect(await write('thing#3', change(0, 9, 'other'), change(after, 9))).toEqual({
        refused: 'register',
        key: 'reports',
      })
      expect(await standing()).toEqual([2, 2])
      expect(await standing('other')).toBeUndefined()
      expect(await ledger().head('thing#3')).toBeUndefined()
    })

    it('that does not stand is refused to who saw one', async () => {
      expect(await write('thing#1', change(1, 9))).toEqual({ refused: 'register', key: 'reports' })
      expect(await standing()).toBeUndefined()
    })

    it('takes one change of twenty at once', async () => {
      await write('thing#0', change(0, 0))
      const rivals = Array.from({ length: 20 }, (_, n) => n + 1)
      const results = await Promise.all(rivals.map((n) => write(`thing#${n}`, change(1, n))))
      const winner = results.indexOf('stored')
      expect(results.filter((result) => result !== 'stored')).toEqual(
        Array(19).fill({ refused: 'register', key: 'reports' }),
      )
      expect(await standing()).toEqual([2, winner + 1])
    })
  })
}
