import { describe, expect, it } from 'vitest'
import { chainsOf, type Return, type Settling, shareOf, sharesBy } from './recurrence.ts'

const settling = (no: string, on: string, more: Partial<Settling> = {}): Settling => ({
  no,
  on,
  category: 'odour',
  scheme: 's',
  cells: ['1', '11'],
  follows: null,
  ...more,
})

const back = (no: string, follows: string, on: string, more: Partial<Return> = {}): Return => ({
  ...settling(no, on),
  follows,
  status: 'handling',
  ...more,
})

describe('how many problems came back', () => {
  it('is told of those that were settled: each counts once, however many cases say it is back', () => {
    const closed = [settling('A', '2026-01-01'), settling('B', '2026-01-02')]
    const returns = [back('C', 'A', '2026-02-01'), back('D', 'A', '2026-02-02'), back('E', 'X', '2026-02-03')]
    expect(shareOf(closed, returns)).toEqual({ closed: 2, back: 1 })
  })

  it('leaves out what proved untrue or was not taken up', () => {
    const closed = [settling('A', '2026-01-01')]
    for (const status of ['not-verified', 'not-accepted'] as const) {
      expect(shareOf(closed, [back('C', 'A', '2026-02-01', { status })])).toEqual({ closed: 1, back: 0 })
      expect(chainsOf(closed, [back('C', 'A', '2026-02-01', { status })])).toEqual([])
    }
  })

  it('is split by kind or cell, the one with the most first, and its parts sum to the whole', () => {
    const closed = [
      settling('A', '2026-01-01'),
      settling('B', '2026-01-02', { category: 'noise' }),
      settling('C', '2026-01-03', { category: 'noise' }),
    ]
    const returns = [back('D', 'C', '2026-02-01')]
    expect(sharesBy(closed, returns, ({ category }) => category)).toEqual([
      { key: 'noise', closed: 2, back: 1 },
      { key: 'odour', closed: 1, back: 0 },
    ])
  })
})

describe('where they came back', () => {
  it('is a chain of cases for each place, in the order they followed each other, the most often first', () => {
    const closed = [
      settling('A', '2026-01-01'),
      settling('B', '2026-02-01', { follows: 'A' }),
      settling('P', '2026-02-05'),
    ]
    const returns = [
      back('B', 'A', '2026-01-20', { status: 'resolved' }),
      back('C', 'B', '2026-03-01', { cells: ['1', '11', '111'] }),
      back('Q', 'P', '2026-03-05'),
    ]
    expect(chainsOf(closed, returns).map(({ cases, times, cells }) => [cases, times, cells])).toEqual([
      [['A', 'B', 'C'], 2, ['1', '11', '111']],
      [['P', 'Q'], 1, ['1', '11']],
    ])
  })

  it('goes back beyond the days looked at where a case of them says whom it follows', () => {
    const closed = [settling('B', '2026-02-01', { follows: 'A' })]
    expect(chainsOf(closed, [back('C', 'B', '2026-03-01')])[0]?.cases).toEqual(['A', 'B', 'C'])
    expect(chainsOf(closed, [])).toEqual([])
  })
})
