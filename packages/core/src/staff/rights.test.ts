import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locales } from '../locale.ts'
import { actions, policy } from './authorize.ts'
import { rightsTable, wordsOfRights } from './rights.fixture.ts'
import { staffRoles } from './staff.ts'

const file = join(import.meta.dirname, '../../../handbook/rights.md')

const written = () =>
  [
    '# Rights: who may do what at the desk',
    'Made from `packages/core/src/staff/policy.json`: `UPDATE=1 npx vitest run --project unit packages/core/src/staff/rights`.',
    ...locales.map(rightsTable),
  ].join('\n\n')

describe('the table of rights', () => {
  it('stands in the handbook as it is in force: whoever changes it shows the change', () => {
    if (process.env.UPDATE) writeFileSync(file, `${written()}\n`)
    expect(readFileSync(file, 'utf8')).toBe(`${written()}\n`)
  })

  it.each(locales)('has a word for every act and role in %s, and none for others', (locale) => {
    const words = wordsOfRights(locale)
    const named = Object.entries(words.actions).flatMap(([noun, deeds]) =>
      Object.keys(deeds).map((deed) => `${noun}.${deed}`),
    )
    expect(named.sort()).toEqual([...actions].sort())
    expect(Object.keys(words.roles)).toEqual([...staffRoles])
    expect(Object.keys(words.groups).sort()).toEqual(
      [...new Set(actions.map((each) => each.split('.')[0]))].sort(),
    )
    expect(rightsTable(locale)).not.toContain('undefined')
  })

  it('names each act once, only roles and reaches there are, and nothing that is of no effect', () => {
    expect(new Set(actions).size).toBe(actions.length)
    for (const { action, allow, apart = [], prove, record, ...rest } of policy) {
      expect(
        Object.keys(allow).filter((role) => !(staffRoles as readonly string[]).includes(role)),
        action,
      ).toEqual([])
      expect(Object.keys(allow), action).not.toEqual([])
      for (const reach of Object.values(allow))
        expect(['own', 'below', 'subtree', 'place', 'passed', 'organ']).toContain(reach)
      for (const who of apart)
        expect(['handlers', 'checkers', 'proposers', 'approvers', 'askers']).toContain(who)
      expect([prove ?? true, record ?? true], action).toEqual([true, true])
      expect(rest, action).toEqual({})
    }
  })

  it('asks for a proof wherever identity, money or rights are touched, and writes down what is proven', () => {
    const proven = policy.filter(({ prove }) => prove)
    expect(proven.filter(({ record }) => !record)).toEqual([])
    expect(proven.map(({ action }) => action).sort()).toEqual([
      'case.export',
      'identity.agree',
      'identity.open',
      'reward.approve',
      'reward.export',
      'reward.pay',
      'reward.propose',
      'staff.end',
      'staff.grant',
      'staff.hand-over',
      'staff.invite',
      'staff.revoke',
    ])
  })

  it('lets nobody who handles cases near identities or money, and no administrator near a case', () => {
    const rolesOf = (noun: string) =>
      new Set(
        policy
          .filter(({ action }) => action.startsWith(`${noun}.`))
          .flatMap(({ allow }) => Object.keys(allow)),
      )
    expect([...rolesOf('identity')].sort()).toEqual(['auditor', 'custodian'])
    expect([...rolesOf('reward')].sort()).toEqual(['auditor', 'reward'])
    for (const noun of ['case', 'tip', 'reward', 'identity']) expect(rolesOf(noun)).not.toContain('admin')
    expect([...rolesOf('staff')].sort()).toEqual(['admin', 'auditor', 'head'])
  })
})
