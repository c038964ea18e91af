import { expect, it } from 'vitest'
import { check, csv, header, townWith } from './town.fixture.ts'

const counts = async (jurisdiction: string, ...cells: readonly string[]) => {
  const roster = csv('cell,role,name', ...cells.map((cell, i) => `${cell},supervisor,赵${i}`))
  const { defects } = await check(townWith(roster), { header: { ...header, jurisdiction } })
  return defects.filter(({ code }) => code === 'staff.count').map(({ cell, field }) => [cell, field])
}

it('a village of Yanbian has one or two supervisors', async () => {
  expect(await counts('yanbian', '111', '111', '121')).toEqual([])
  expect(await counts('yanbian', '121', '121', '121')).toEqual([
    ['111', 'supervisor: 0 (1–2)'],
    ['121', 'supervisor: 3 (1–2)'],
  ])
})

it('a place without a rule of its own counts nobody', async () => {
  expect(await counts('town', '121', '121', '121')).toEqual([])
})
