import { describe, expect, it } from 'vitest'
import { begunOf, begunPage, minuteOf } from './begun.ts'

describe('a patrol that is begun from the plan', () => {
  const begun = { cell: '650402001001', category: 'straw-burning', startedAt: '2026-11-22T09:05' }

  it('is called by an address that says the same again', () => {
    const query = Object.fromEntries(new URLSearchParams(begunPage(begun).split('?')[1]))
    expect(begunOf(query, [begun.cell])).toEqual(begun)
    expect(begunPage({ cell: '', category: '', startedAt: '' })).toBe('/desk/patrols/new')
  })

  it('takes no cell of others, no unknown kind and no time in another form', () => {
    const query = { cell: '1', category: 'weather', at: '2026-11-22', start: ['1', '2'] }
    expect(begunOf(query, [begun.cell])).toEqual({ cell: '', category: '', startedAt: '' })
  })

  it('begins at the minute by Beijing’s clock', () => {
    expect(minuteOf(new Date('2026-11-22T18:30:59Z'))).toBe('2026-11-23T02:30')
  })
})
