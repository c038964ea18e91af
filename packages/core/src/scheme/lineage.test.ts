import { beforeAll, describe, expect, it } from 'vitest'
import { merged, split } from '../testing/reform.ts'
import { memoryContext, settle } from '../testing/town.ts'
import { noFacts } from './facts.ts'
import { commonCell, counterparts, heir, predecessorsOf, successorsOf } from './lineage.ts'
import { type LoadedScheme, loadEverything } from './load.ts'

describe('the lineage of cells', () => {
  let schemes: readonly LoadedScheme[]
  const at = (i: number): LoadedScheme => {
    const loaded = schemes[i]
    if (!loaded) throw new Error(`no scheme ${i}`)
    return loaded
  }
  beforeAll(async () => {
    const ctx = memoryContext()
    await settle(ctx)
    for (const scheme of [split, merged]) await settle(ctx, scheme)
    schemes = (await loadEverything(ctx)).schemes
  })

  it('tells what a cell was made from: what it says, or else its own code', () => {
    expect(predecessorsOf(at(1), at(0), '122')).toEqual(['121'])
    expect(predecessorsOf(at(2), at(1), '114')).toEqual(['122', '123'])
    expect(predecessorsOf(at(1), at(0), '111')).toEqual(['111'])
    expect(predecessorsOf(at(1), at(0), '999')).toEqual([])
  })

  it('tells what became of a cell: its parts, what it was merged into, itself, or nothing', () => {
    expect(successorsOf(at(0), at(1), '121')).toEqual(['122', '123'])
    expect(successorsOf(at(1), at(2), '123')).toEqual(['114'])
    expect(successorsOf(at(0), at(1), '111')).toEqual(['111'])
    expect(successorsOf(at(1), at(2), '12')).toEqual([])
  })

  it.each([
    ['no way', '121', 0, 0, ['121']],
    ['one reform', '121', 0, 1, ['122', '123']],
    ['two reforms, each cell once', '121', 0, 2, ['114']],
    ['one reform back', '114', 2, 1, ['122', '123']],
    ['two reforms back', '114', 2, 0, ['121']],
    ['two reforms unchanged', '111', 0, 2, ['111']],
    ['beyond the time line', '121', 0, 3, []],
    ['from before the time line', '121', -1, 1, []],
  ])('leads over %s', (_way, code, from, to, codes) => {
    expect(counterparts(schemes, from, to, code)).toEqual(codes)
  })

  it.each([
    ['one cell is itself', ['122'], '122'],
    ['the parts of a town are the town', ['122', '123'], '12'],
    ['a cell and one above it are the one above', ['12', '122'], '12'],
    ['cells of two towns are the county', ['111', '122'], '1'],
    ['codes that are not there count for nothing', ['122', '999'], '122'],
    ['nothing at all is the county', [], '1'],
  ])('common to several cells: %s', (_which, codes, common) => {
    expect(commonCell(at(1), codes)).toBe(common)
  })

  it.each([
    ['of a split village is the town of the parts', 0, 1, '121', '12'],
    ['of a village split and merged is the merged one', 0, 2, '121', '114'],
    ['of a merged village, back, is the town of the parts', 2, 1, '114', '12'],
    ['of a merged village, back before the split, is the one it was', 2, 0, '114', '121'],
    ['of a town that is gone is the county', 1, 2, '12', '1'],
    ['of an unknown cell is the county', 0, 1, '999', '1'],
  ])('the heir %s', (_whose, from, to, code, answers) => {
    expect(heir(schemes, [], at(to), at(from), code)).toBe(answers)
  })

  it('the heir of a cell made from one that never was is that of the cell above', () => {
    const facts = (code: string) => ({ ...noFacts, predecessors: code === '122' ? ['999'] : [] })
    const odd = { ...at(1), facts }
    expect(heir([at(0), odd], [], at(0), odd, '122')).toBe('12')
  })

  it('the heir of a cell of a reverted scheme is found through the one it stood on', () => {
    const [first, second] = [at(0), { ...at(1), stoodOn: 'town-2026' }]
    const third = { ...at(2), stoodOn: 'split' }
    expect(heir([first], [second], first, second, '122')).toBe('121')
    expect(heir([first, at(1)], [third], at(1), third, '114')).toBe('12')
    expect(heir([first], [second, third], first, third, '114')).toBe('121')
  })
})
