import { describe, expect, it } from 'vitest'
import { kindOf, kinds, nearestName, unknownHeadings } from './column.ts'
import list from './columns.json' with { type: 'json' }

const named = (...headings: string[]) => {
  const found = kindOf(headings)
  return found && [found.kind, ...found.columns.map(({ name }) => name)]
}

describe('a table', () => {
  it.each([
    [
      ['code', 'name', 'parent', 'level'],
      ['cells', 'code', 'name', 'parent', 'level'],
    ],
    [
      ['网格编码', '网格名称', '上级编码', '级别'],
      ['cells', 'code', 'name', 'parent', 'level'],
    ],
    [
      ['网格编码', '岗位', '姓名', '办公电话'],
      ['posts', 'cell', 'role', 'name', 'phone'],
    ],
    [
      ['网格编码', '定区域', '定人员', '定职责', '定任务', '定考核'],
      ['fixes', 'cell', 'area', 'person', 'duty', 'task', 'reward'],
    ],
    [
      ['网格编码', '单位类型', '统一社会信用代码'],
      ['sites', 'cell', 'kind', 'uscc'],
    ],
    [
      ['网格编码', '清单', '事项', '责任单位'],
      ['lists', 'cell', 'list', 'item', 'owner'],
    ],
    [
      ['新编码', '原编码'],
      ['lineage', 'cell', 'predecessor'],
    ],
    [['姓名', '电话'], undefined],
  ])('with %s is one of %s', (headings, found) => expect(named(...headings)).toEqual(found))

  it('is told whatever the case, width, marks and notes of its headings', () =>
    expect(named('ＣＯＤＥ*', ' 级 别（必填）', 'Parent_Code')).toEqual(['cells', 'code', 'parent', 'level']))

  it.each(kinds)('of %s is told by the first names of all its columns', (kind) => {
    const columns = list.kinds[kind].columns
    expect(named(...Object.values(columns).map(({ names }) => names[0] ?? ''))).toEqual([
      kind,
      ...Object.keys(columns),
    ])
  })
})

it('columns that map programs add are passed over in silence', () => {
  const headings = ['OBJECTID', 'Shape_Area', 'code', 'colour']
  const found = kindOf(headings)
  expect(found && unknownHeadings(found, headings)).toEqual(['colour'])
})

it.each([
  ['levle', 'level'],
  ['网格名', '网格名'],
  ['网格编号', '网格编码'],
  ['colour of the roof', undefined],
])('%s is nearest to %s', (heading, name) => expect(nearestName('cells', heading)).toBe(name))
