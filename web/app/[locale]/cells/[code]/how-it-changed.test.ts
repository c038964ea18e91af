import { noFacts } from '@wangge/core/scheme/facts'
import { expect, test } from 'vitest'
import { howItChanged, whatBecame } from './how-it-changed.ts'

/** A scheme of cells, each with the cells it was made from; none said where it goes on under its code. */
const schemeOf = (made: Readonly<Record<string, readonly string[]>>) => ({
  cell: (code: string) =>
    code in made ? { code, name: code, level: 'village', parent: null, children: [], site: null } : undefined,
  facts: (code: string) => ({ ...noFacts, predecessors: made[code] ?? [] }),
  codes: () => new Set(Object.keys(made)).keys(),
})

const before = schemeOf({ kept: [], a: [], b: [], whole: [], old: [], c: [], d: [], gone: [] })
const after = schemeOf({
  kept: [],
  ab: ['a', 'b'],
  half: ['whole'],
  otherHalf: ['whole'],
  renumbered: ['old'],
  c: ['c', 'd'],
  d: ['d'],
  fresh: [],
})

test.each([
  ['kept', 'unchanged', ['kept']],
  ['ab', 'merged', ['a', 'b']],
  ['half', 'split', ['whole']],
  ['renumbered', 'moved', ['old']],
  ['c', 'redrawn', ['c', 'd']],
  ['d', 'redrawn', ['d']],
  ['fresh', 'new', []],
])('%s is %s', (code, word, cells) => {
  expect(howItChanged(after, before, code)).toEqual({ word, cells })
})

test.each([
  ['kept', 'unchanged', ['kept']],
  ['a', 'merged', ['ab']],
  ['whole', 'split', ['half', 'otherHalf']],
  ['old', 'moved', ['renumbered']],
  ['d', 'redrawn', ['c', 'd']],
  ['c', 'redrawn', ['c']],
  ['gone', 'abolished', []],
])('%s became %s', (code, word, cells) => {
  expect(whatBecame(before, after, code)).toEqual({ word, cells })
})
