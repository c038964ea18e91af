import type { Table } from '@wangge/ledger/tables'
import { describe, expect, test } from 'vitest'
import { indexUnits, itemSize, readUnits, writeUnits } from './capacity.ts'

describe('an item', () => {
  test('is as large as its names and values in UTF-8', () => {
    expect(itemSize({ pk: { S: 'case#1' }, 名: { S: '网格' } })).toBe(2 + 6 + 3 + 6)
    expect(itemSize({ box: { B: new Uint8Array(100) } })).toBe(103)
  })

  test.each([
    ['0', 1],
    ['7', 2],
    ['1000', 2],
    ['-12.5', 3],
    ['1795338000123', 8],
  ])('with the number %s takes %i bytes for it', (number, bytes) => {
    expect(itemSize({ n: { N: number } })).toBe(1 + bytes)
  })

  test('of another type is refused', () => {
    expect(() => itemSize({ list: { L: [] } })).toThrow('stores strings, numbers and bytes')
  })
})

test.each([
  [0, 1],
  [1_024, 1],
  [1_025, 2],
])('writing %i bytes costs %i', (bytes, units) => {
  expect(writeUnits(bytes)).toBe(units)
})

test.each([
  [0, 1],
  [4_096, 1],
  [4_097, 2],
])('reading %i bytes costs %i, and half of it when eventually consistent', (bytes, units) => {
  expect(readUnits(bytes, true)).toBe(units)
  expect(readUnits(bytes, false)).toBe(units / 2)
})

describe('an index', () => {
  const table: Table = {
    key: { hash: 'pk', range: 'sk' },
    indexes: {},
    stream: false,
    pointInTimeRecovery: false,
  }
  const whole = { hash: 'tag', range: 'sk', projection: 'all' } as const
  const keys = { ...whole, projection: 'keys-only' } as const
  const plain = { pk: { S: 'p' }, sk: { S: 's' }, body: { S: 'x'.repeat(1_100) } }
  const tagged = { ...plain, tag: { S: 'a' } }

  test('costs nothing for an item that lacks its key', () => {
    expect(indexUnits(table, whole, undefined, plain)).toBe(0)
  })

  test('costs the size of what it projects', () => {
    expect(indexUnits(table, whole, undefined, tagged)).toBe(2)
    expect(indexUnits(table, keys, undefined, tagged)).toBe(1)
  })

  test('costs a delete when the item leaves it', () => {
    expect(indexUnits(table, whole, tagged, plain)).toBe(2)
  })

  test('costs a delete and a put when its key changes', () => {
    expect(indexUnits(table, whole, tagged, { ...tagged, tag: { S: 'b' } })).toBe(4)
  })

  test('costs one put when only what it projects changes, and nothing when that stays', () => {
    const changed = { ...tagged, body: { S: 'short' } }
    expect(indexUnits(table, whole, tagged, changed)).toBe(2)
    expect(indexUnits(table, keys, tagged, changed)).toBe(0)
  })
})
