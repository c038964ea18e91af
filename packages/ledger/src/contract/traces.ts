import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { IsTraced, Ledger, WaitingPlace } from '../ledger.ts'
import { at, deed, entryOf, step } from './deed.ts'

/** What a ledger that traces `thing#…` tells of changes, and of those that wait, one after the other. */
export function describeTraces(name: string, make: (isTraced: IsTraced) => Ledger | Promise<Ledger>): void {
  describe(`the ledger ${name} tells of changes`, () => {
    let ledger: Ledger
    beforeEach(async () => {
      ledger = await make((stream) => stream.startsWith('thing#'))
    })
    const time = Date.parse(at)
    const later = (seconds: number) => new Date(time + seconds * 1_000).toISOString()

    it('of the streams it traces, from a time on and oldest first', async () => {
      await ledger.append({ ...deed([step('thing#late')]), at: later(2) })
      await ledger.append({ ...deed([step('thing#early'), step('other#1')]), at: later(1) })
      await ledger.append({ ...deed([step('thing#early', 1)]), at: later(3) })
      const told = [
        { stream: 'thing#early', at: time + 1_000 },
        { stream: 'thing#late', at: time + 2_000 },
        { stream: 'thing#early', at: time + 3_000 },
      ]
      expect(await ledger.traces(time)).toEqual(told)
      expect(await ledger.traces(time + 2_000)).toEqual(told.slice(1))
      expect(await ledger.traces(time + 3_001)).toEqual([])
    })

    it('not of one that its outbox names, nor of one that is to leave no trace', async () => {
      const outbox = [entryOf('thing#logged', time, 'a')]
      await ledger.append(deed([step('thing#logged'), step('thing#beside')], { outbox }))
      await ledger.append(deed([step('thing#quiet', 0, { isUntraced: true })]))
      expect((await ledger.traces(0)).map(({ stream }) => stream)).toEqual(['thing#beside'])
    })

    it('not of what was refused', async () => {
      await ledger.append(deed([step('thing#1', 3)]))
      expect(await ledger.traces(0)).toEqual([])
    })

    it('lets all that wait have their turn, also those of one moment, and after the last ends', async () => {
      const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `thing#${name}`)
      for (const [i, name] of names.entries())
        await ledger.append({ ...deed([step(name, 0, { waiting: 'work' })]), at: later(i < 3 ? 0 : i) })
      await vi.waitFor(async () => expect(await ledger.waiting('work', 9)).toHaveLength(5))
      const seen: string[] = []
      let after: WaitingPlace | undefined
      do {
        const { streams, last } = await ledger.waitingAfter('work', 2, after)
        seen.push(...streams)
        after = last
      } while (after)
      expect(seen.toSorted()).toEqual(names)
      expect(seen.slice(3)).toEqual(['thing#d', 'thing#e'])
      const first = await ledger.waitingAfter('work', 2, undefined, later(1))
      const second = await ledger.waitingAfter('work', 2, first.last, later(1))
      expect([...first.streams, ...second.streams].toSorted()).toEqual(names.slice(0, 3))
      expect(second.last).toBeUndefined()
    })

    it('goes on behind one that does not wait any more', async () => {
      for (const name of ['a', 'b', 'c'])
        await ledger.append(deed([step(`thing#${name}`, 0, { waiting: 'work' })]))
      await vi.waitFor(async () => expect(await ledger.waiting('work', 9)).toHaveLength(3))
      const { streams, last } = await ledger.waitingAfter('work', 1, undefined)
      await ledger.append(deed([step(streams[0] ?? '', 1)]))
      await vi.waitFor(async () => expect(await ledger.waiting('work', 9)).toHaveLength(2))
      expect((await ledger.waitingAfter('work', 9, last)).streams).toHaveLength(2)
    })
  })
}
