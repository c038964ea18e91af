import { expect, test } from 'vitest'
import { MOST_CHARACTERS, searchWords } from './search-words.ts'

test('blanks around the words are dropped, full-width ones too', () => {
  expect(searchWords('　胜利社区 网格长 \n')).toBe('胜利社区 网格长')
  expect([undefined, null, '', ' \t　'].map(searchWords)).toEqual(['', '', '', ''])
})

test('ten thousand characters are cut to as many as a name has, never through one', () => {
  expect(searchWords('村 '.repeat(5_000))).toHaveLength(MOST_CHARACTERS - 1)
  expect([...searchWords('𠮷'.repeat(10_000))]).toHaveLength(MOST_CHARACTERS)
})
