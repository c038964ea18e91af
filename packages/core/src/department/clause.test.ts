import { describe, expect, it } from 'vitest'
import { categories } from '../tip/tip.ts'
import { clausesFor, departmentFor } from './clause.ts'
import clauses from './clauses.json' with { type: 'json' }
import { departments, isDepartment } from './department.ts'

const today = '2026-11-22'

describe('the table of clauses', () => {
  it('names departments and categories there are, each clause once for a place and a day', () => {
    expect(clauses.filter(({ department }) => !isDepartment(department))).toEqual([])
    const known = categories.map(({ code }) => code)
    expect(clauses.filter((row) => row.categories.some((code) => !known.includes(code)))).toEqual([])
    const keys = clauses.map(
      ({ clause, jurisdiction, validFrom }) => `${clause} ${jurisdiction} ${validFrom}`,
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('says of each row that it is a local parameter, and quotes no article', () => {
    for (const { source, law, subject } of clauses) {
      expect(source).toContain('S2-02')
      expect(JSON.stringify([law, subject])).not.toMatch(/第.{1,5}条|art\.|article/i)
    }
  })

  it('finds who answers for the dust of a building site, and nobody for a clause there is not', () => {
    expect(departmentFor('air.construction-dust', 'gaochang', today)).toBe('housing')
    expect(departmentFor('air.magic', 'gaochang', today)).toBeUndefined()
    expect(departmentFor('noise.industry', 'gaochang', '2022-06-04')).toBeUndefined()
  })

  it('suggests for noise the clauses of the law on noise', () => {
    const found = clausesFor('noise', 'gaochang', today)
    expect(found.map(({ clause }) => clause)).toEqual([
      'noise.industry',
      'noise.construction',
      'noise.traffic',
      'noise.life',
      'noise.trade',
    ])
    expect(clausesFor('noise', 'gaochang', '2022-06-04')).toEqual([])
    expect(clausesFor('petition', 'gaochang', today)).toEqual([])
  })

  it('has the nineteen members of the leading group, and the discipline organ', () => {
    expect(departments).toHaveLength(20)
    expect(new Set(departments.map(({ code }) => code)).size).toBe(20)
    expect(isDepartment('discipline')).toBe(true)
  })
})
