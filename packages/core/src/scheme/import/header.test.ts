import { describe, expect, it } from 'vitest'
import { readHeader } from './header.ts'
import { header } from './town.fixture.ts'

/** The fields a header is refused for; none when it is read. */
const wrongIn = (input: unknown): string[] => {
  const fields: string[] = []
  const read = readHeader(input, (_code, where) => void fields.push(where?.field ?? ''))
  expect(read === undefined).toBe(fields.length > 0)
  return fields
}

const [county, town, village, point] = header.levels
const levels = (...given: readonly unknown[]) => ({ ...header, levels: given })

describe('the header of a scheme', () => {
  it('has three to six levels, of which the lowest may be of points, and four or five fixes', () => {
    expect(wrongIn(header)).toEqual([])
    expect(wrongIn(levels(county, town, village))).toEqual([])
    expect(wrongIn({ ...header, fixes: ['area', 'person', 'duty', 'task'] })).toEqual([])
  })

  it.each<[what: string, input: unknown, fields: string[]]>([
    ['nothing', undefined, ['']],
    ['two levels', levels(county, town), ['levels']],
    ['a level twice', levels(county, town, town), ['levels']],
    ['points above areas', levels(county, point, village), ['levels']],
    ['a name in one language', { ...header, name: { 'zh-CN': '示例县' } }, ['name.en']],
    ['no such day', { ...header, validFrom: '2026-02-30' }, ['validFrom']],
    ['a fix nobody knows', { ...header, fixes: ['area', 'weather'] }, ['fixes.1']],
    ['a fix twice', { ...header, fixes: ['area', 'area'] }, ['fixes']],
    ['an identifier with blanks', { ...header, id: 'town 2026' }, ['id']],
    ['a field too many', { ...header, colour: 'green' }, ['colour']],
  ])('is refused for %s, by the field', (_what, input, fields) => expect(wrongIn(input)).toEqual(fields))
})
