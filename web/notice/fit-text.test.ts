import { expect, test } from 'vitest'
import { cut, sizeFor, widthOf, wrap } from './fit-text.ts'

test('Chinese is counted in whole ems, letters and digits in parts', () => {
  expect(widthOf('胜利社区')).toBe(4)
  expect(widthOf('12345')).toBeCloseTo(3)
})

test('lines keep to their width and lose nothing that fits', () => {
  const text = '每周巡查一次，发现焚烧秸秆、乱倒垃圾、偷排污水，当场制止并上报。'
  const lines = wrap(text, 10, 9)
  expect(lines.join('')).toBe(text)
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(10)
})

test('no line begins with a closing sign', () => {
  const lines = wrap('一二三四五六七八九十，一二三四五六七八九。', 10, 9)
  for (const line of lines) expect(line).not.toMatch(/^[，。]/)
})

test('a telephone number is not torn apart, a word longer than a line is', () => {
  expect(wrap('请打电话：0995-0100123', 10, 3)).toEqual(['请打电话：', '0995-0100123'])
  expect(wrap('x'.repeat(40), 10, 9).join('')).toBe('x'.repeat(40))
})

test('what does not fit ends in an ellipsis', () => {
  const lines = wrap('一'.repeat(100), 10, 3)
  expect(lines).toHaveLength(3)
  expect(lines.at(-1)).toBe(`${'一'.repeat(9)}…`)
  expect(cut('一'.repeat(11), 10)).toBe(`${'一'.repeat(9)}…`)
  expect(cut('一'.repeat(10), 10)).toBe('一'.repeat(10))
})

test('a long name is set smaller, never below the smallest size', () => {
  expect(sizeFor('胜利社区', 180, 18, 9)).toBe(18)
  expect(sizeFor('一'.repeat(15), 180, 18, 9)).toBe(12)
  expect(sizeFor('一'.repeat(60), 180, 18, 9)).toBe(9)
})
