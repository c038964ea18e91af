import { beforeEach, describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import {
  citizen,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  stateOf,
  townScheme,
} from '../testing/town.ts'
import { activateScheme } from './activate.ts'
import { loadSurvey } from './bulk.ts'
import { draftScheme, type SchemeInput } from './draft.ts'
import { type CellFacts, noFacts } from './facts.ts'
import { loadScheme } from './load.ts'
import { revertScheme } from './revert.ts'
import { factsFile, gridFile, surveyFile, type Timeline } from './scheme.ts'

const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/)

describe('drafting a grid scheme', () => {
  let ctx: MemoryContext
  beforeEach(() => {
    ctx = memoryContext()
  })
  const timeline = () => stateOf<Timeline>(ctx, 'scheme#town')
  const draft = (change: Partial<SchemeInput> = {}) =>
    draftScheme(ctx, operator, { ...townScheme, ...change })

  it('keeps its words in the ledger and its bulk in files named by their hash, and nothing is in force', async () => {
    const { areas: _, datum, facts, survey, ...words } = townScheme
    const scheme = await draft()
    expect(scheme).toEqual({ ...words, cells: 5, grid: sha256, facts: sha256, survey: sha256 })
    expect(await timeline()).toEqual({ status: 'drafting', drafts: [scheme], schemes: [], issued: {} })
    for (const name of [gridFile(scheme.grid), factsFile(scheme.facts), surveyFile(scheme.survey)])
      expect((await ctx.files.read(name)).length).toBeGreaterThan(0)
    expect(await issuesOf(() => loadScheme(ctx))).toEqual([{ code: 'scheme.none' }])
  })

  it('keeps the whole survey, by code', async () => {
    const { survey } = await draft()
    const kept = await loadSurvey(ctx, survey)
    expect(kept.areaKm2['111']).toBe(townScheme.survey.areaKm2.get('111'))
    expect(kept.coverage['1']).toEqual(townScheme.survey.coverage.get('1'))
    expect(kept).toMatchObject({ rootsKm2: townScheme.survey.rootsKm2, defects: [] })
  })

  it('takes the place of a draft of the same id, beside drafts of others', async () => {
    await draft()
    await draft({ id: 'other' })
    await draft({ validFrom: '2026-02-01' })
    expect((await timeline()).drafts.map(({ id, validFrom }) => [id, validFrom])).toEqual([
      ['other', '2026-01-01'],
      ['town-2026', '2026-02-01'],
    ])
  })

  it('of an id that is in force is refused, and nothing is stored', async () => {
    await settle(ctx)
    const before = await timeline()
    const deed = () => draft({ validFrom: '2027-01-01' })
    expect(await issuesOf(deed)).toEqual([{ code: 'scheme.activated', field: 'id' }])
    expect(await timeline()).toEqual(before)
  })

  it('of an id that was in force is refused: cases may lie in its cells', async () => {
    await settle(ctx)
    await settle(ctx, { ...townScheme, id: 'next', validFrom: '2026-06-01' })
    await revertScheme(ctx, operator, 'next')
    expect(await issuesOf(() => draft({ id: 'next' }))).toEqual([{ code: 'scheme.activated', field: 'id' }])
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
    expect(await issuesOf(() => draft({ areas, facts: {} }))).toEqual([issue])
    expect(ctx.ledger.streams()).toEqual([])
  })

  const held = (post: string, title: string, phone = '0995-8522000'): CellFacts => ({
    ...noFacts,
    seats: [{ post, title, holder: { name: '甲', phone, from: '2026-01-01' } }],
  })
  it.each<[why: string, facts: SchemeInput['facts'], field: string]>([
    ['a cell that does not exist', { '9': noFacts }, '9:cell.unknown'],
    ['a mobile number', { '111': held('111.head', 'grid-head', '13812345678') }, '111.head:officer.invalid'],
    ['a post of another cell', { '111': held('121.head', 'grid-head') }, '121.head:officer.invalid'],
    [
      'a head with the title of a worker',
      { '111': held('111.head', 'supervisor') },
      '111.head:officer.invalid',
    ],
    ['an unknown title', { '111': held('111.head', 'king') }, '111.head:officer.invalid'],
    ['a post of no role', { '111': held('111.king', 'grid-head') }, '111.king:officer.invalid'],
  ])('refuses a roster with %s, and nothing is stored', async (_why, facts, field) => {
    expect(await issuesOf(() => draft({ facts }))).toEqual([{ code: 'scheme.invalid', field }])
    expect(ctx.ledger.streams()).toEqual([])
  })

  it('is for operators alone, and stores no file for anybody else', async () => {
    const written: string[] = []
    const files = { ...ctx.files, write: async (name: string) => void written.push(name) }
    const deed = () => draftScheme({ ...ctx, files }, citizen, townScheme)
    expect(await issuesOf(deed)).toEqual([{ code: 'command.not_allowed' }])
    expect(written).toEqual([])
  })

  it('of two at once refuses one', async () => {
    const results = await Promise.all(['a', 'b'].map((id) => issuesOf(() => draft({ id }))))
    expect(results.flat()).toEqual([{ code: 'command.wrong_state' }])
    expect((await timeline()).drafts).toHaveLength(1)
  })

  it('that fails to store a file is not drafted', async () => {
    const files = { ...ctx.files, write: async () => Promise.reject(new Error('full')) }
    await expect(draftScheme({ ...ctx, files }, operator, townScheme)).rejects.toThrow('full')
    expect(ctx.ledger.streams()).toEqual([])
  })

  it('shares the files of an equal scheme, which stay as they are', async () => {
    const first = await draft()
    const bytes = await ctx.files.read(gridFile(first.grid))
    await activateScheme(ctx, operator, first.id)
    const second = await draft({ id: 'town-2027' })
    expect([second.grid, second.facts, second.survey]).toEqual([first.grid, first.facts, first.survey])
    expect(await ctx.files.read(gridFile(first.grid))).toEqual(bytes)
  })
})
