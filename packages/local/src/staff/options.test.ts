import { describe, expect, it } from 'vitest'
import { UsageFault } from '../grid/options.ts'
import { parseStaffOptions } from './options.ts'

const parse = (line: string) =>
  parseStaffOptions(line.split(' ').filter(Boolean), { root: '/repo', current: '/home/me' })

describe('npm run staff', () => {
  it('understands its seven verbs', () => {
    const here = { port: 3000, data: '/repo/.data', mail: null }
    expect(parse('invite 高知秋 --role admin --cell 1 --mail a@b.example')).toEqual({
      ...here,
      verb: 'invite',
      words: ['高知秋'],
      grant: { role: 'admin', cell: '1' },
      mail: 'a@b.example',
    })
    expect(parse('grant x --role head --cell 11 --kinds water,air --until 2027-01-01').grant).toEqual({
      role: 'head',
      cell: '11',
      kinds: ['water', 'air'],
      until: '2027-01-01',
    })
    expect(parse('revoke x g1')).toEqual({ ...here, verb: 'revoke', words: ['x', 'g1'], grant: null })
    expect(parse('end x --port 4000 --data mine')).toMatchObject({ port: 4000, data: '/home/me/mine' })
    expect(parse('list')).toMatchObject({ verb: 'list', words: [] })
    const words = ['T26-AAAAA-AAAAA', '13900009999', '吴某某']
    expect(parse(`lift-canary ${words[0]}`)).toMatchObject({ verb: 'lift-canary', words: [words[0]] })
    expect(parse(`canary ${words.join(' ')}`)).toEqual({ ...here, verb: 'canary', words, grant: null })
  })

  it.each([
    '',
    'constructor',
    'delete x',
    'invite',
    'invite x',
    'invite x --role admin',
    'invite x y --role admin --cell 1',
    'grant x --cell 1',
    'grant x --role head --cell 1 --mail a@b.example',
    'revoke x',
    'canary T26-AAAAA-AAAAA 13900009999',
    'revoke x g1 --role head',
    'end x --kinds water',
    'list x',
    'list --port 65530',
    'list --schema x',
  ])('refuses “%s” with one line that says why', (line) => {
    expect(() => parse(line)).toThrow(UsageFault)
    expect(() => parse(line)).toThrow(/^[^\n]{8,}$/)
  })
})
