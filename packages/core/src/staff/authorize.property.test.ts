import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions, authorize, type Resource } from './authorize.ts'
import { actorOf, type Grant, type StaffActor, staffRoles } from './staff.ts'

const cellOf = fc.constantFrom('1', '11', '12', '111', '112', '121')
const isWithin = (cell: string, top: string) => cell.startsWith(top)
const chainOf = (cell: string) => Array.from({ length: cell.length }, (_, i) => cell.slice(0, i + 1))
const unitOf = fc.oneof(
  cellOf,
  cellOf.map((cell) => `${cell}@eco`),
  cellOf.map((cell) => `${cell}@discipline`),
)
const days = fc.constantFrom('2026-01-01', '2026-06-01', '2026-11-20', '2026-12-31')

const grantOf: fc.Arbitrary<Grant> = fc
  .record({
    role: fc.constantFrom(...staffRoles),
    cell: cellOf,
    kinds: fc.subarray(['water', 'air'], { maxLength: 1 }),
    from: days,
    until: fc.option(days),
  })
  .map((grant) => ({
    ...grant,
    id: 'g1',
    by: 'operator',
    ...(grant.role === 'department' && { department: 'eco' }),
  }))

const grantsOf = fc.array(grantOf, { maxLength: 4 })
const actorWith = (
  grants: readonly Grant[],
  provenAt: string | null = '2026-11-20T02:29:00Z',
): StaffActor => ({
  role: 'staff',
  name: 'staff:me',
  id: 'me',
  person: '某某',
  grants,
  interests: ['P1'],
  provenAt,
})

const resourceOf: fc.Arbitrary<Resource> = fc.record(
  {
    cells: cellOf.map(chainOf),
    unit: unitOf,
    others: fc.array(unitOf, { maxLength: 2 }),
    former: fc.record({ units: fc.array(unitOf, { maxLength: 2 }), until: fc.option(days) }),
    category: fc.constantFrom('water', 'air'),
    against: fc.option(unitOf),
    site: fc.option(fc.constantFrom('P1', 'P2')),
    persons: fc.record({ handlers: fc.subarray(['staff:me', 'staff:other']) }, { requiredKeys: [] }),
  },
  { requiredKeys: ['cells'] },
)
const actionOf = fc.constantFrom(...actions)
const circumstances = { now: new Date('2026-11-20T02:30:00Z'), isWithin }

describe('rights', () => {
  it('grow with grants, unless one makes a person a part of who is complained of', () => {
    fc.assert(
      fc.property(grantsOf, grantOf, actionOf, resourceOf, (grants, more, action, resource) => {
        const about = { ...resource, against: null }
        const before = authorize(actorWith(grants), action, about, circumstances)
        const after = authorize(actorWith([...grants, more]), action, about, circumstances)
        expect(after.allow || !before.allow).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('come from a grant of the person that is allowed the act by itself', () => {
    fc.assert(
      fc.property(grantsOf, actionOf, resourceOf, (grants, action, resource) => {
        const verdict = authorize(actorWith(grants), action, resource, circumstances)
        if (!verdict.allow) return
        expect(grants).toContain(verdict.grant)
        expect(authorize(actorWith([verdict.grant]), action, resource, circumstances).allow).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('never reach a sibling: what happens and is handled outside a person’s cells is not there', () => {
    fc.assert(
      fc.property(grantsOf, actionOf, resourceOf, (grants, action, resource) => {
        const elsewhere = {
          ...resource,
          cells: chainOf('121'),
          unit: '12',
          others: ['121'],
          former: { units: ['12'], until: null },
        }
        const own = grants.map((grant) => ({ ...grant, cell: '11' }))
        const verdict = authorize(actorWith(own), action, elsewhere, circumstances)
        expect(verdict).toEqual({ allow: false, reason: 'staff.unknown', told: 'staff.unknown' })
      }),
      { numRuns: 1000 },
    )
  })

  it('tell those complained of the same as those who have nothing to do with it', () => {
    fc.assert(
      fc.property(grantsOf, actionOf, resourceOf, cellOf, (grants, action, resource, against) => {
        const accused = grants.some(({ cell, role }) => isWithin(cell, against) && role !== 'auditor')
        const verdict = authorize(actorWith(grants), action, { ...resource, against }, circumstances)
        if (accused) expect(verdict).toMatchObject({ allow: false, told: 'staff.unknown' })
      }),
      { numRuns: 2000 },
    )
  })

  it('end with the day: a grant that is over counts as none', () => {
    fc.assert(
      fc.property(grantsOf, days, actionOf, resourceOf, (grants, today, action, resource) => {
        const account = { id: 'me', name: '某某', interests: ['P1'], grants } as never
        const standing = grants.filter(({ from, until }) => from <= today && today <= (until ?? '9999'))
        expect(authorize(actorOf(account, today, null), action, resource, circumstances)).toEqual(
          authorize(actorWith(standing, null), action, resource, circumstances),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('are answered for anything, however odd', () => {
    const odd = fc.oneof(fc.string(), cellOf, unitOf)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(grantOf, odd).map(([grant, cell]) => ({ ...grant, cell }))),
        odd,
        fc.record({ cells: fc.array(odd), unit: odd, others: fc.array(odd), against: odd, site: odd }),
        fc.option(fc.string()),
        (grants, action, resource, provenAt) => {
          expect(typeof authorize(actorWith(grants, provenAt), action, resource, circumstances).allow).toBe(
            'boolean',
          )
        },
      ),
    )
  })
})
