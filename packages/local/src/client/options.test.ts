import { describe, expect, it } from 'vitest'
import { UsageFault } from '../grid/options.ts'
import { parseClientOptions } from './options.ts'

const parse = (line: string) =>
  parseClientOptions(line.split(' ').filter(Boolean), { root: '/repo', current: '/home/me' })

describe('npm run client', () => {
  it('understands its three verbs', () => {
    const here = { port: 3000, data: '/repo/.data' }
    expect(parse('add app --may report,intake')).toEqual({
      verb: 'add',
      name: 'app',
      may: ['report', 'intake'],
      ...here,
    })
    expect(parse('list')).toEqual({ verb: 'list', name: '', may: [], ...here })
    expect(parse('revoke app --port 4000 --data mine')).toMatchObject({
      verb: 'revoke',
      name: 'app',
      port: 4000,
      data: '/home/me/mine',
    })
  })

  it.each([
    '',
    'delete app',
    'add',
    'add app',
    'add a b --may report',
    'list app',
    'revoke',
    'revoke app --may report',
    'list --port 70000',
    'list --schema x',
  ])('refuses “%s” with one line that says why', (line) => {
    expect(() => parse(line)).toThrow(UsageFault)
    expect(() => parse(line)).toThrow(/^[^\n]{8,}$/)
  })
})
