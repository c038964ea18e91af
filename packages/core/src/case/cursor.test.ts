import { expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { testKeys } from '../testing/town.ts'
import { readCursor, writeCursor } from './cursor.ts'

const place = 'case#2026-11-22T05:43:15.546Z#C26-K7Q3A-9FXRB'

it('a cursor leads back to its place, is always the same for it, and tells nothing of its time', () => {
  const cursor = writeCursor(testKeys, place)
  expect(readCursor(testKeys, cursor)).toBe(place)
  expect(writeCursor(testKeys, place)).toBe(cursor)
  expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toContain('2026')
})

it.each(['', 'AAAA', Buffer.from(place).toString('base64url')])(
  'a cursor of another hand (%s) is refused',
  async (cursor) => {
    expect(await issuesOf(async () => readCursor(testKeys, cursor))).toEqual([
      { code: 'list.cursor_invalid', field: 'cursor' },
    ])
  },
)
