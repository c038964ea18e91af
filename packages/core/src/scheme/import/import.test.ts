import { describe, expect, it } from 'vitest'
import { issuesOf } from '../../testing/issues.ts'
import { citizen, memoryContext, operator } from '../../testing/town.ts'
import { activateScheme } from '../activate.ts'
import { loadScheme } from '../load.ts'
import type { Timeline } from '../scheme.ts'
import { importScheme } from './import.ts'
import type { Progress } from './progress.ts'
import { csv, fileOf, geojson, header, posts, townFeatures, townWith } from './town.fixture.ts'

const input = { header, datum: 'cgcs2000', files: townWith() }

describe('importing a grid scheme', () => {
  it('keeps it as a draft, which one command puts in force', async () => {
    const ctx = memoryContext()
    expect(await importScheme(ctx, operator, input)).toMatchObject({
      drafted: true,
      defects: [],
      counts: { cells: 5 },
    })
    const head = await ctx.ledger.head('scheme#town')
    expect(head?.state as Timeline).toMatchObject({ drafts: [{ id: 'town-2026', cells: 5 }], schemes: [] })
    await activateScheme(ctx, operator, 'town-2026')
    const { chain, facts } = await loadScheme(ctx, '2026-11-20')
    expect(chain('111').map(({ name }) => name)).toEqual(['县', '西镇', '西村'])
    expect(facts('111').seats).toMatchObject([{ post: '111.head', holder: { phone: '0995-0123453' } }])
  })

  it.each([
    ['an error in a table', townWith(csv('cell,duty', '119,巡查'))],
    ['a file that is broken', townWith(fileOf('a.gpkg', 'SQLite format 3\0'))],
    ['a gap', [geojson(townFeatures().slice(0, 4)), posts()]],
  ])('stores nothing while there is %s', async (_what, files) => {
    const ctx = memoryContext()
    const written: string[] = []
    const store = { ...ctx.files, write: async (name: string) => void written.push(name) }
    const report = await importScheme({ ...ctx, files: store }, operator, { ...input, files })
    expect(report.drafted).toBe(false)
    expect(ctx.ledger.streams()).toEqual([])
    expect(written).toEqual([])
  })

  it('refuses a scheme of another jurisdiction', async () => {
    const ctx = { ...memoryContext(), jurisdiction: 'elsewhere' }
    const { drafted, defects } = await importScheme(ctx, operator, input)
    expect({ drafted, defects }).toEqual({
      drafted: false,
      defects: [{ code: 'header.jurisdiction', field: 'elsewhere' }],
    })
  })

  it('is for operators alone: nobody else gets a file read', async () => {
    const file = { name: 'a', size: 1, arrayBuffer: () => Promise.reject(new Error('read')) }
    const deed = () => importScheme(memoryContext(), citizen, { ...input, files: [file] })
    expect(await issuesOf(deed)).toEqual([{ code: 'command.not_allowed' }])
  })

  it('looks for predecessors in the scheme in force', async () => {
    const ctx = memoryContext()
    await importScheme(ctx, operator, input)
    await activateScheme(ctx, operator, 'town-2026')
    const reformed = { ...header, id: 'town-2027', validFrom: '2027-01-01' }
    const next = (row: string) =>
      importScheme(ctx, operator, {
        ...input,
        header: reformed,
        files: townWith(csv('cell,predecessor', row)),
      })
    expect((await next('111,119')).defects).toMatchObject([{ code: 'predecessor.unknown', cell: '111' }])
    expect(await next('111,121')).toMatchObject({ drafted: true, defects: [] })
  })

  it('tells how far it is: every step begins, goes forward and ends', async () => {
    const said: Progress[] = []
    await importScheme(memoryContext(), operator, {
      ...input,
      onProgress: (progress) => void said.push(progress),
    })
    const steps = [...Map.groupBy(said, ({ step }) => step)]
    expect(steps.map(([step]) => step)).toEqual(['read', 'cells', 'posts', 'survey', 'draft'])
    for (const [, each] of steps) {
      expect(each[0]?.done).toBe(0)
      expect(each.map(({ done }) => done)).toEqual(each.map(({ done }) => done).sort((a, b) => a - b))
      expect(each.at(-1)?.done).toBe(each[0]?.total)
    }
  })
})
