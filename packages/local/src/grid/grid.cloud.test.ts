import { rmSync } from 'node:fs'
import { createContext } from '@wangge/core/context'
import { loadScheme } from '@wangge/core/scheme/load'
import * as stores from '@wangge/core/stores'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshBuckets, freshTables } from '../testing/fresh.ts'
import { runIn, townFolder } from './town-folder.fixture.ts'

const folder = townFolder()
afterAll(() => rmSync(folder, { recursive: true }))
const run = (line: string) => runIn(folder, line.split(' '))

beforeAll(async () => {
  Object.assign(process.env, await freshTables(), await freshBuckets(), { JURISDICTION: 'town' })
})

it('a scheme is imported, put in force, staffed and taken back from the command line', async () => {
  const importing = (scheme: string, cells: string) =>
    run(`import --scheme ${scheme} --datum wgs84 --locale en ${cells} posts.csv`)
  expect(await run('list')).toMatchObject({ code: 1, err: 'refused: scheme.none\n' })
  expect((await importing('scheme.json', 'gap.geojson')).code).toBe(1)
  expect(await run('list')).toMatchObject({ code: 1, err: 'refused: scheme.none\n' })

  const imported = await importing('scheme.json', 'sound.geojson')
  expect(imported.out).toMatch(/Kept as a draft; npm run grid -- activate town-2026 puts it in force\.\n$/)
  expect(imported.code).toBe(0)
  expect((await run('list')).out).toBe('draft\ttown-2026\t2026-01-01\t3\t示例县\n')

  expect(await run('activate town-2027')).toMatchObject({ code: 1, err: 'refused: scheme.unknown (id)\n' })
  expect((await run('activate town-2026')).code).toBe(0)
  expect((await importing('scheme-2027.json', 'sound.geojson')).code).toBe(0)
  expect((await run('activate town-2027')).code).toBe(0)
  expect((await run('list')).out).toMatch(/^active\ttown-2026\t.*\nactive\ttown-2027\t.*\n$/)
  expect((await run('revert town-2027')).code).toBe(0)
  expect((await run('list')).out).toMatch(/^active\ttown-2026\t.*\ndraft\ttown-2027\t.*\n$/)

  const person = '--title grid-head --name 钱二 --phone 0995-7654321 --from 2026-03-01'
  expect((await run(`appoint 111.head ${person}`)).code).toBe(0)
  expect(await run(`appoint 119.head ${person}`)).toMatchObject({
    code: 1,
    err: 'refused: cell.unknown (post)\n',
  })
  expect((await run('leave 111.head --last 2026-06-30')).code).toBe(0)
  expect(await run('leave 111.head --last 2026-07-31')).toMatchObject({
    code: 1,
    err: 'refused: officer.vacant (post)\n',
  })
  const { facts } = await loadScheme(createContext(stores), '2026-11-20')
  expect(facts('11').seats).toMatchObject([{ post: '11.head', holder: { phone: '0995-1234568' } }])
})
