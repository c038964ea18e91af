import { beforeEach, describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { citizen, type MemoryContext, memoryContext, operator, townScheme } from '../testing/town.ts'
import { activateScheme, type SchemeInput } from './activate.ts'
import { loadScheme } from './load.ts'
import { gridFile, type Scheme } from './scheme.ts'

describe('activating a grid scheme', () => {
  let ctx: MemoryContext
  beforeEach(() => {
    ctx = memoryContext()
  })
  const scheme = async () => (await ctx.ledger.head('scheme#town'))?.state as Scheme

  it('makes it the one in force, its grid stored under its own hash', async () => {
    await activateScheme(ctx, operator, townScheme)
    const { areas, datum, ...words } = townScheme
    expect(await scheme()).toEqual({
      ...words,
      status: 'active',
      cells: 5,
      grid: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const { root, cell, chain } = await loadScheme(ctx)
    expect(root).toEqual({ code: '1', name: '县', level: 'county', parent: null, children: ['11', '12'] })
    expect(cell('111')).toMatchObject({ parent: '11', children: [] })
    expect(chain('121').map(({ code }) => code)).toEqual(['1', '12', '121'])
    expect(chain('999')).toEqual([])
  })

  it('keeps the scheme before in the ledger', async () => {
    await activateScheme(ctx, operator, townScheme)
    const reformed = townScheme.areas.filter(({ code }) => code !== '121')
    await activateScheme(ctx, operator, { ...townScheme, id: 'town-2027', areas: reformed })
    expect(await ctx.ledger.events('scheme#town')).toMatchObject([
      { seq: 1, type: 'scheme.activated', data: { id: 'town-2026', cells: 5 } },
      { seq: 2, data: { id: 'town-2027', cells: 4 } },
    ])
    expect((await loadScheme(ctx)).cell('121')).toBeUndefined()
  })

  const [county, ...below] = townScheme.areas
  it.each<[why: string, areas: SchemeInput['areas'], issue: object]>([
    ['none', [], { code: 'scheme.several_roots' }],
    [
      'two roots',
      townScheme.areas.map((area) => ({ ...area, parent: null })),
      { code: 'scheme.several_roots' },
    ],
    [
      'a parent that does not exist',
      [...townScheme.areas, ...below.slice(0, 1).map((area) => ({ ...area, code: '13', parent: '9' }))],
      { code: 'scheme.invalid', field: '13:cell.parent-unknown' },
    ],
    [
      'one code twice',
      [...townScheme.areas, ...below.slice(0, 1)],
      { code: 'scheme.invalid', field: '11:cell.duplicate' },
    ],
    [
      'a ring that does not close',
      county
        ? [
            {
              ...county,
              polygons: [
                [
                  [
                    [100, 30],
                    [101, 30],
                    [101, 31],
                    [100, 31],
                  ],
                ],
              ],
            },
          ]
        : [],
      { code: 'scheme.invalid', field: '1:ring.unclosed' },
    ],
  ])('refuses cells with %s, and nothing is stored', async (_why, areas, issue) => {
    expect(await issuesOf(() => activateScheme(ctx, operator, { ...townScheme, areas }))).toEqual([issue])
    expect(ctx.ledger.streams()).toEqual([])
  })

  it('is for operators alone, and stores no file for anybody else', async () => {
    const written: string[] = []
    const files = { ...ctx.files, write: async (name: string) => void written.push(name) }
    const deed = () => activateScheme({ ...ctx, files }, citizen, townScheme)
    expect(await issuesOf(deed)).toEqual([{ code: 'command.not_allowed' }])
    expect(written).toEqual([])
  })

  it('of two at once refuses one', async () => {
    const results = await Promise.all(
      ['a', 'b'].map((id) => issuesOf(() => activateScheme(ctx, operator, { ...townScheme, id }))),
    )
    expect(results.flat()).toEqual([{ code: 'command.wrong_state' }])
  })

  it('that fails to store the file is not in force', async () => {
    const files = { ...ctx.files, write: async () => Promise.reject(new Error('full')) }
    await expect(activateScheme({ ...ctx, files }, operator, townScheme)).rejects.toThrow('full')
    expect(ctx.ledger.streams()).toEqual([])
  })

  it('names its file by the hash of its bytes, so that equal grids share one', async () => {
    await activateScheme(ctx, operator, townScheme)
    const { grid } = await scheme()
    const bytes = await ctx.files.read(gridFile(grid))
    await activateScheme(ctx, operator, { ...townScheme, id: 'town-2027' })
    expect((await scheme()).grid).toBe(grid)
    expect(await ctx.files.read(gridFile(grid))).toEqual(bytes)
  })
})
