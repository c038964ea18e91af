import { expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { memoryContext, settle } from '../testing/town.ts'
import { readCell } from './read-cell.ts'

it('a cell is shown with those above and directly below it, each with its post', async () => {
  const ctx = memoryContext()
  await settle(ctx)
  const town = await readCell(ctx, '11')
  const heldBy = ({ code, responsible }: { code: string; responsible: { code: string } | null }) => [
    code,
    responsible?.code,
  ]
  expect(heldBy(town)).toEqual(['11', '11.head'])
  expect(town.parents.map(heldBy)).toEqual([['1', '1.head']])
  expect(town.children.map(heldBy)).toEqual([['111', '111.head']])
  expect(town.scheme.id).toBe('town-2026')
  expect((await readCell(ctx, '1')).parents).toEqual([])
  expect((await readCell(ctx, '111')).children).toEqual([])
})

it('a cell that is not in the scheme is unknown', async () => {
  const ctx = memoryContext()
  await settle(ctx)
  expect(await issuesOf(() => readCell(ctx, '999'))).toEqual([{ code: 'cell.unknown', field: 'code' }])
})
