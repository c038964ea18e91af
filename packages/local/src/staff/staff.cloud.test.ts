import { rmSync } from 'node:fs'
import { createContext } from '@wangge/core/context'
import { bindStaff } from '@wangge/core/staff/bind'
import { readAccount } from '@wangge/core/staff/read-account'
import * as stores from '@wangge/core/stores'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runIn, townFolder } from '../grid/town-folder.fixture.ts'
import { freshBuckets, freshTables } from '../testing/fresh.ts'
import { runStaff } from './run.ts'

const folder = townFolder()
afterAll(() => rmSync(folder, { recursive: true }))

async function run(line: string) {
  const said = { out: '', err: '' }
  const screen = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text
    },
  })
  const folders = { root: '/', current: '/' }
  const code = await runStaff(line.split(' '), { ...folders, out: screen('out'), err: screen('err') })
  return { code, ...said }
}

beforeAll(async () => {
  Object.assign(process.env, await freshTables(), await freshBuckets(), { JURISDICTION: 'town' })
  await runIn(folder, 'import --scheme scheme.json --datum wgs84 sound.geojson posts.csv'.split(' '))
  await runIn(folder, ['activate', 'town-2026'])
})

it('the first administrator is invited, given rights, and ended from the command line', async () => {
  const invited = await run('invite 高知秋 --role admin --cell 1 --from 2026-01-01 --mail gao@staff.example')
  expect(invited).toMatchObject({ code: 0, err: '' })
  const [, id = '', code = ''] = /^([0-9a-z]{16})\t([0-9A-Z-]{23})\n$/.exec(invited.out) ?? []
  const ctx = createContext(stores)
  await bindStaff(ctx, { iss: 'https://id.example', sub: 'gao' }, code)

  expect((await run(`grant ${id} --role department --department eco --cell 1 --kinds water,air`)).code).toBe(
    0,
  )
  expect(await run(`grant ${id} --role head --cell 999`)).toMatchObject({
    code: 1,
    err: 'refused: cell.unknown (cell)\n',
  })
  expect(await run('invite 某某 --role king --cell 1')).toMatchObject({
    code: 1,
    err: 'refused: staff.grant_invalid (grants.0.role)\n',
  })
  expect((await run('list')).out).toMatch(
    new RegExp(
      `^${id}\tactive\t高知秋\tg1=admin 1 2026-01-01\\.\\.\tg2=department 1@eco water,air \\S+\\.\\.\n$`,
    ),
  )
  expect((await run(`revoke ${id} g2`)).code).toBe(0)
  expect(await run(`revoke ${id} g2`)).toMatchObject({
    code: 1,
    err: 'refused: staff.grant_unknown (grant)\n',
  })
  expect((await run(`end ${id}`)).code).toBe(0)
  expect(await readAccount(ctx, id)).toMatchObject({ status: 'ended', grants: [] })
  expect((await run('promote')).code).toBe(2)
})
