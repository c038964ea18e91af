import { describe, expect, it } from 'vitest'
import { parseGridOptions, UsageFault } from './options.ts'

const folders = { root: '/repo', current: '/home/me' }
const parse = (line: string) => parseGridOptions(line.split(' ').filter(Boolean), folders)

describe('npm run grid', () => {
  it.each([
    ['check --scheme s.json --datum cgcs2000 a.geojson b.csv', 'check', ['a.geojson', 'b.csv']],
    ['import --scheme s.json --report r.json --locale en --port 4000 a.zip', 'import', ['a.zip']],
    ['columns', 'columns', []],
    ['list', 'list', []],
    ['activate town-2027 --port 4000', 'activate', ['town-2027']],
    ['revert town-2027', 'revert', ['town-2027']],
    ['appoint 11.head --title grid-head --name 甲 --phone 0995-1 --from 2026-01-01', 'appoint', ['11.head']],
    ['leave 11.head --last 2026-06-30', 'leave', ['11.head']],
  ])('understands %s', (line, verb, words) => expect(parse(line)).toMatchObject({ verb, words }))

  it('takes the machine of the repository at port 3000 and speaks Chinese, unless it is told otherwise', () => {
    expect(parse('list')).toMatchObject({ port: 3000, data: '/repo/.data', locale: 'zh-CN' })
    expect(parse('list --port 4000 --data mine')).toMatchObject({ port: 4000, data: '/home/me/mine' })
    expect(parse('check --scheme s --locale en a')).toMatchObject({ words: ['a'], locale: 'en' })
  })

  it.each([
    '',
    'delete',
    'check a.geojson',
    'check --scheme s.json',
    'check --scheme s.json --port 4000 a',
    'check --scheme s.json --locale fr a',
    'import --schema s.json a',
    'list all',
    'activate',
    'activate a b',
    'activate a --datum wgs84',
    'list --port 70000',
    'appoint 11.head --title grid-head --name 甲 --from 2026-01-01',
    'leave 11.head',
  ])('refuses “%s” with one line that says why', (line) => {
    expect(() => parse(line)).toThrow(UsageFault)
    expect(() => parse(line)).toThrow(/^[^\n]{8,}$/)
  })
})
