import type { Provoked } from './provoked.fixture.ts'
import { csv, header, townWith } from './town.fixture.ts'

const file = 'table.csv'
const second = { file, row: 2, cell: '111' }

/** The town with one row of posts in a table of its own. */
const withPost = (headings: string, row: string): File[] =>
  townWith(csv(`cell,role,${headings}`, `111,${row}`))
const withFixes = (text: string): File[] => townWith(csv('cell,duty', `111,${text}`))

/** The rule of Yanbian: one or two supervisors a village. */
const yanbian = { header: { ...header, jurisdiction: 'yanbian' } }

export const provokedByRows = {
  'column.unknown': {
    files: townWith(csv('cell,duty,2026年度考核得分', '111,巡查,5')),
    where: { file, column: '2026年度考核得分' },
  },
  'column.misspelt': {
    files: townWith(csv('cell,duty,rewrad', '111,巡查,罚')),
    where: { file, column: 'rewrad', field: 'reward' },
  },
  'column.twice': {
    files: townWith(csv('cell,duty,duty', '111,巡查,巡查')),
    where: { file, column: 'duty' },
  },
  'value.formula_like': { files: withFixes('=1+1'), where: { file, row: 2, column: 'duty' } },
  'value.hidden': { files: withFixes('巡\u202e查'), where: { file, row: 2, column: 'duty' } },
  'value.too_long': {
    files: withFixes('巡'.repeat(2001)),
    where: { file, row: 2, column: 'duty', field: '2000' },
  },
  'value.not_listed': {
    files: townWith(csv('cell,kind', '111,飞船')),
    where: { file, row: 2, column: 'kind' },
  },
  'value.count': {
    files: withPost('title,members', 'team,巡查队,many'),
    where: { file, row: 2, column: 'members' },
  },
  'value.people': {
    files: townWith(csv('code,population', '111,约五百人')),
    where: { file, row: 2, column: 'population' },
  },
  'value.degrees': {
    files: townWith(csv('code,lng,lat', '111,东经100度,30')),
    where: { file, row: 2, column: 'lng' },
  },
  'day.malformed': {
    files: withPost('name,from', 'worker,赵一,2026-02-30'),
    where: { file, row: 2, column: 'from' },
  },
  'day.order': { files: withPost('name,from,to', 'worker,赵一,2026-02-01,2026-01-31'), where: second },
  'posts.none': { files: townWith().slice(0, 1), where: {} },
  'role.missing': { files: withPost('name', ',赵一'), where: second },
  'title.unknown': { files: withPost('name', '巡视员,赵一'), where: second },
  'post.vacant': { files: withPost('name', 'worker,'), where: second },
  'phone.missing': {
    files: [...townWith().slice(0, 1), csv('cell,role,name,phone', '111,head,赵一,')],
    where: second,
  },
  'phone.malformed': {
    files: withPost('name,phone', 'worker,赵一,54321'),
    where: { file, row: 2, column: 'phone' },
  },
  'phone.personal': {
    files: withPost('name,phone', 'worker,赵一,１３９ 1234 5678'),
    where: { file, row: 2, column: 'phone' },
  },
  'person.twice': {
    files: townWith(csv('cell,role,name,phone', '11,head,王4,0995-0123454')),
    where: { file, row: 2, cell: '11', other: '121' },
  },
  'row.twice': {
    files: townWith(csv('cell,role,name', '111,worker,赵一', '111,worker,赵一')),
    where: { file, row: 3, cell: '111' },
  },
  'row.second': {
    files: townWith(csv('cell,duty', '111,巡查', '111,上报')),
    where: { file, row: 3, cell: '111' },
  },
  'head.missing': {
    files: [...townWith().slice(0, 1), csv('cell,role,name,phone', '1,head,王明,0995-1234567')],
    where: { file: 'cells.geojson', feature: 2, cell: '11' },
  },
  'staff.count': {
    files: townWith(
      csv(
        'cell,role,name',
        ...['甲', '乙', '丙'].map((name) => `111,生态环境监督员,赵${name}`),
        '121,supervisor,赵丁',
      ),
    ),
    input: yanbian,
    where: { file: 'cells.geojson', feature: 4, cell: '111', field: 'supervisor: 3 (1–2)' },
  },
  'certificate.missing': { files: withPost('name', 'supervisor,赵一'), where: second },
  'certificate.incomplete': { files: withPost('name,certificate', 'supervisor,赵一,监001'), where: second },
  'certificate.expired': {
    files: withPost('name,certificate,certificate_until', 'supervisor,赵一,监001,2025-12-31'),
    where: second,
  },
  'kind.missing': { files: townWith(csv('cell,kind', '111,')), where: second },
  'uscc.malformed': {
    files: townWith(csv('cell,kind,uscc', '111,企业,91350100M000100Y4Z')),
    where: { file, row: 2, column: 'uscc' },
  },
  'item.incomplete': { files: townWith(csv('cell,list,item', '111,责任清单,')), where: second },
  'predecessor.unknown': {
    files: townWith(csv('cell,predecessor', '111,9999')),
    input: { before: new Set(['1', '11', '12', '111', '121']) },
    where: second,
  },
  'successor.missing': {
    files: townWith(),
    input: { before: new Set(['1', '113']) },
    where: { other: '113' },
  },
} satisfies Readonly<Record<string, Provoked>>
