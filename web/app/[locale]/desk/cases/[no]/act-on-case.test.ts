import type { Happened } from '@wangge/core/case/history'
import { expect, test } from 'vitest'
import { isQuietSince } from './act-on-case.ts'

const happened = (seq: number, event: Happened['event']): Happened => ({
  seq,
  event,
  at: '2026-11-20T02:30Z',
  by: { kind: 'system', person: null },
  unit: null,
  facts: {},
  words: null,
  photos: [],
})

test('a release and a reminder are no reason to ask a person again', () => {
  const history = [happened(1, 'opened'), happened(2, 'released'), happened(3, 'remind')]
  expect(isQuietSince(history, 1, 3)).toBe(true)
})

test.each(['note', 'followed', 'miss', 'accept'] as const)('%s is one', (event) => {
  expect(isQuietSince([happened(1, 'opened'), happened(2, 'released'), happened(3, event)], 1, 3)).toBe(false)
})

test('what the person may not see counts as a change', () => {
  expect(isQuietSince([happened(1, 'opened'), happened(3, 'released')], 1, 3)).toBe(false)
})

test('where nothing happened at all there is another reason', () => {
  expect(isQuietSince([happened(1, 'opened')], 1, 1)).toBe(false)
})
