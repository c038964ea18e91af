import { describe, expect, it } from 'vitest'
import { looksPersonal, repeatsTip } from './summary.ts'

describe('a summary for the public', () => {
  it.each([
    '电话13800000000',
    '联系人 138 0000 0000',
    '１３８００００００００',
    '138-0000-0000',
    '座机 0995-8520000',
    '座机(0995)8520000'.replace(/[()]/g, ''),
    '身份证 652101199001011234',
    '65210119900101123X',
    '22日 13800000000',
  ])('may not hold what looks like %s', (text) => {
    expect(looksPersonal(text)).toBe(true)
  })

  it.each([
    '2026年11月22日',
    '2026-11-22 09:30',
    '罚款 138000 元',
    '统一社会信用代码 91650402MA77ABCD1X',
    '排放口 DW001，COD 75 mg/L',
    '环罚〔2026〕12号',
    '共 1380000000000 立方米',
    '2026-11-20至2026-11-22',
  ])('may hold %s', (text) => {
    expect(looksPersonal(text)).toBe(false)
  })

  const told = [
    '昨夜我在二楼阳台上闻到塑料烧焦的味道',
    'My neighbour burns old tyres behind the blue shed every night',
  ]
  it.each<[summary: string, repeats: boolean]>([
    ['经查，我在二楼阳台上闻到塑料烧焦属实', true],
    ['经查，我在二楼 阳台上，闻到塑料烧焦属实', true],
    ['二楼阳台上闻到塑料烧焦', false],
    ['二楼阳台上闻到塑料烧焦的', true],
    ['有人焚烧塑料', false],
    ['', false],
    ['It is true that somebody BURNS OLD tyres behind the shed', false],
    ['It is true that somebody BURNS OLD tyres behind the blue shed', true],
    ['old tyres were burnt behind a shed', false],
  ])('%s: says it in the reporter’s own words: %s', (summary, repeats) => {
    expect(repeatsTip(summary, told)).toBe(repeats)
  })

  it('is not held against a telling shorter than a phrase', () => {
    expect(repeatsTip('有异味', ['有异味'])).toBe(false)
  })
})
