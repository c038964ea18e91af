import { describe, expect, it } from 'vitest'
import { locales } from '../../locale.ts'
import { type DefectCode, isError, sentence } from './defect.ts'
import list from './defects.json' with { type: 'json' }
import type { Provoked } from './provoked.fixture.ts'
import { provokedByCells } from './provoked-cells.fixture.ts'
import { provokedByFiles } from './provoked-files.fixture.ts'
import { provokedByRows } from './provoked-rows.fixture.ts'
import { check, csv, townWith } from './town.fixture.ts'

/** All but the one that only the store can tell. */
const provoked: Readonly<Record<Exclude<DefectCode, 'header.jurisdiction'>, Provoked>> = {
  ...provokedByFiles,
  ...provokedByCells,
  ...provokedByRows,
}
const cases = Object.entries(provoked) as [keyof typeof provoked, Provoked][]

describe('a small file with', () => {
  it.each(cases)('%s is reported where it is', async (code, { files, input, where }) => {
    const { defects, scheme } = await check(files, input)
    expect(defects.filter((defect) => defect.code === code)).toContainEqual(
      expect.objectContaining({ code, ...where }),
    )
    expect(scheme === null).toBe(defects.some(isError))
  })

  it.each(cases)('%s leaves no name and no phone in the report', async (_code, { files, input }) => {
    const { defects } = await check(files, input)
    const report = JSON.stringify({ defects, said: defects.map((defect) => sentence(defect, 'zh-CN')) })
    expect(report).not.toMatch(/[王赵]|0995|1391234|54321/)
  })
})

describe('a sentence', () => {
  it.each(Object.keys(list) as DefectCode[])(
    'of %s stands in every language and fills all it has room for',
    (code) => {
      const full = {
        code,
        column: 'COLUMN',
        other: 'OTHER',
        field: 'FIELD',
        areaKm2: 1.234,
        at: [100, 30],
      } as const
      for (const locale of locales) expect(sentence(full, locale)).toMatch(/^[^{}]{10,}[.。？?]$/)
    },
  )

  it('gives places to a decimetre and areas to three figures', () => {
    const defect = { code: 'survey.gap', areaKm2: 0.0012345, at: [129.50891234, 42.8] } as const
    expect(sentence(defect, 'en')).toBe(
      'Blind spot: 0.00123 km² belong to no cell below, at 129.508912, 42.800000. Give them to one.',
    )
  })
})

it('a heading that may be a number of somebody is told by its place', async () => {
  const { defects } = await check(townWith(csv('cell,duty,0995-7654321', '111,巡查,')))
  expect(defects).toEqual([{ code: 'column.unknown', file: 'table.csv', column: '3' }])
})
