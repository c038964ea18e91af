import { describe, expect, it } from 'vitest'
import { type Apart, actions, authorize, type Position, policy, type Resource } from './authorize.ts'
import { actorOf, type Grant, type StaffActor, type StaffRole, staffRoles } from './staff.ts'

/** A county 1 with towns 11 and 12, and villages 111 and 121. */
const parents: Readonly<Record<string, string>> = { 11: '1', 12: '1', 111: '11', 121: '12' }
const isWithin = (cell: string, top: string): boolean =>
  cell === top || (parents[cell] !== undefined && isWithin(parents[cell], top))
const now = new Date('2026-11-20T02:30:00Z')
const circumstances = { now, isWithin }
const cells = (cell: string): string[] => [...(parents[cell] ? cells(parents[cell]) : []), cell]

const grantOf = (role: StaffRole, cell = '11'): Grant => ({
  id: 'g1',
  role,
  cell,
  ...(role === 'department' && { department: 'eco' }),
  kinds: [],
  from: '2026-01-01',
  until: null,
  by: 'operator',
})

const actorWith = (grants: readonly Grant[], more: Partial<StaffActor> = {}): StaffActor => ({
  role: 'staff',
  name: 'staff:me',
  id: 'me',
  person: '某某',
  grants,
  interests: ['P9'],
  provenAt: '2026-11-20T02:26:00Z',
  ...more,
})

type Placed = { readonly resource: Resource; readonly ordinary?: Position; readonly department?: Position }

/** Where something lies for who serves at town 11: for every role but `department`, and for the department eco there. */
const relations: Readonly<Record<string, Placed>> = {
  own: { resource: { cells: cells('111'), unit: '11' }, ordinary: 'own' },
  child: { resource: { cells: cells('111'), unit: '111' }, ordinary: 'below' },
  'child, nobody handles it': { resource: { cells: cells('111') }, ordinary: 'below' },
  parent: { resource: { cells: cells('111'), unit: '1' }, ordinary: 'place' },
  'parent, elsewhere': { resource: { cells: cells('121'), unit: '1' } },
  sibling: { resource: { cells: cells('121'), unit: '12' } },
  'child of sibling': { resource: { cells: cells('121'), unit: '121' } },
  'own department': {
    resource: { cells: cells('111'), unit: '11@eco' },
    ordinary: 'below',
    department: 'own',
  },
  'other department': { resource: { cells: cells('111'), unit: '11@water' }, ordinary: 'below' },
  'department above': { resource: { cells: cells('111'), unit: '1@eco' }, ordinary: 'place' },
  'taken elsewhere': { resource: { cells: cells('111'), unit: '121' }, ordinary: 'place' },
  'taken in': { resource: { cells: cells('121'), unit: '111' }, ordinary: 'below' },
  offered: { resource: { cells: cells('121'), unit: '12', others: ['11'] }, ordinary: 'own' },
  'offered to the department': {
    resource: { cells: cells('121'), unit: '12', others: ['11@eco'] },
    department: 'own',
  },
  'passed on': {
    resource: { cells: cells('121'), unit: '12', former: { units: ['11'], until: null } },
    ordinary: 'former',
  },
  'passed on by the department': {
    resource: { cells: cells('121'), unit: '12', former: { units: ['11@eco'], until: '2026-11-20' } },
    department: 'former',
  },
  'passed on, and over since yesterday': {
    resource: { cells: cells('121'), unit: '12', former: { units: ['11', '11@eco'], until: '2026-11-19' } },
  },
  'passed on, and the place is the own': {
    resource: { cells: cells('111'), unit: '1', former: { units: ['11'], until: null } },
    ordinary: 'place',
  },
}

const reached: Readonly<Record<string, readonly Position[]>> = {
  own: ['own'],
  below: ['below'],
  subtree: ['own', 'below'],
  place: ['own', 'below', 'place'],
  passed: ['own', 'below', 'place', 'former'],
}

const conflicts = {
  none: {},
  'the own unit is complained of': { against: '11' },
  'a unit below is complained of': { against: '111' },
  'the unit above is complained of': { against: '1' },
  'the department is complained of': { against: '11@eco' },
  'tied to the enterprise': { site: 'P9' },
  'about another enterprise': { site: 'P1' },
} as const satisfies Readonly<Record<string, Partial<Resource>>>

/** What must come out, from the table and these words alone. */
function expected(
  action: string,
  role: StaffRole,
  { ordinary, department }: Placed,
  conflict: keyof typeof conflicts,
  apart: Apart | null,
  isProven: boolean,
) {
  const rule = policy.find((each) => each.action === action)
  const position = role === 'department' ? department : ordinary
  if (!position) return ['staff.unknown', 'staff.unknown']
  const accused =
    conflict === 'the department is complained of'
      ? role === 'department'
      : conflict === 'the own unit is complained of' || conflict === 'the unit above is complained of'
        ? role !== 'auditor'
        : false
  if (accused) return ['staff.conflict', 'staff.unknown']
  if (conflict === 'tied to the enterprise') return ['staff.conflict', 'staff.conflict']
  const reach = rule?.allow[role]
  if (!reach || !reached[reach]?.includes(position)) return ['staff.denied', 'staff.denied']
  if (apart && rule.apart?.includes(apart)) return ['staff.same_person', 'staff.same_person']
  if (rule.prove && !isProven) return ['staff.prove', 'staff.prove']
  return ['allowed', rule.record ? 'recorded' : '']
}

describe('rights', () => {
  it.each(actions)(
    'to %s are those of the table for every role, position, conflict, part and proof',
    (action) => {
      const wrong: unknown[] = []
      let judged = 0
      for (const role of staffRoles)
        for (const [relation, placed] of Object.entries(relations))
          for (const conflict of Object.keys(conflicts) as (keyof typeof conflicts)[])
            for (const apart of [null, 'handlers', 'checkers', 'proposers', 'approvers'] as const)
              for (const provenAt of ['2026-11-20T02:25:00Z', '2026-11-20T02:24:59Z', null]) {
                const resource = {
                  ...placed.resource,
                  ...conflicts[conflict],
                  persons: apart ? { [apart]: ['staff:other', 'staff:me'] } : { handlers: ['staff:other'] },
                }
                const actor = actorWith([grantOf(role)], { provenAt })
                const verdict = authorize(actor, action, resource, circumstances)
                const got = verdict.allow
                  ? ['allowed', verdict.record ? 'recorded' : '']
                  : [verdict.reason, verdict.told]
                const should = expected(
                  action,
                  role,
                  placed,
                  conflict,
                  apart,
                  provenAt === '2026-11-20T02:25:00Z',
                )
                if (got.join() !== should.join())
                  wrong.push({ role, relation, conflict, apart, provenAt, got, should })
                judged++
              }
      expect(wrong.slice(0, 3)).toEqual([])
      expect(judged).toBe(10 * 18 * 7 * 5 * 3)
    },
  )

  it('to nothing are had without a grant, and to what no row names by nobody', () => {
    const { resource } = relations.own as Placed
    for (const action of actions)
      expect(authorize(actorWith([]), action, resource, circumstances)).toMatchObject({
        reason: 'staff.unknown',
      })
    const all = actorWith(staffRoles.map((role) => grantOf(role, '1')))
    for (const action of ['', 'case.delete', '__proto__', 'constructor'])
      expect(authorize(all, action, resource, circumstances)).toMatchObject({ reason: 'staff.unknown' })
  })

  it('hold from the first day of a grant to its last', () => {
    const account = {
      id: 'me',
      name: '某某',
      interests: [],
      grants: [{ ...grantOf('head'), until: '2026-11-20' }],
    }
    const may = (today: string) =>
      authorize(actorOf(account as never, today, null), 'case.accept', { cells: cells('11') }, circumstances)
        .allow
    expect(['2025-12-31', '2026-01-01', '2026-11-20', '2026-11-21'].map(may)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('are for the kinds of a grant only, where it has any', () => {
    const head = actorWith([{ ...grantOf('head'), kinds: ['water', 'noise'] }])
    const may = (category?: string) =>
      authorize(head, 'case.accept', { cells: cells('11'), ...(category && { category }) }, circumstances)
        .allow
    expect([may('water'), may('air'), may()]).toEqual([true, false, true])
  })

  it('do not rest on a proof from the future, or one that is no time', () => {
    const may = (provenAt: string) =>
      authorize(
        actorWith([grantOf('custodian')], { provenAt }),
        'identity.open',
        { cells: cells('11') },
        circumstances,
      ).allow
    expect(['2026-11-20T02:30:50Z', '2026-11-20T02:31:01Z', '2036-01-01T00:00:00Z', 'now'].map(may)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('of the discipline organ reach complaints about the top, and not those about itself', () => {
    const discipline = actorWith([{ ...grantOf('department', '1'), department: 'discipline' }])
    const about = (against: string) =>
      authorize(
        discipline,
        'case.accept',
        { cells: cells('111'), unit: '1@discipline', against },
        circumstances,
      )
    expect(about('1').allow).toBe(true)
    const check = (department: string) =>
      authorize(
        actorWith([{ ...grantOf('department', '1'), department }]),
        'case.check',
        { cells: cells('111'), unit: `1@${department}` },
        circumstances,
      )
    expect(check('discipline').allow).toBe(true)
    expect(check('eco')).toMatchObject({ reason: 'staff.denied' })
    expect(about('1@discipline')).toMatchObject({ reason: 'staff.conflict', told: 'staff.unknown' })
  })

  it('are lost to who serves below the unit complained of too, under whatever second grant', () => {
    const both = actorWith([grantOf('head', '1'), grantOf('worker', '111')])
    expect(
      authorize(both, 'case.read', { cells: cells('111'), unit: '1', against: '11' }, circumstances),
    ).toMatchObject({ reason: 'staff.conflict', told: 'staff.unknown' })
  })

  it('over a closed case stay with the cells of its time, after a reform did away with them', () => {
    const old = { cells: ['1', '19', '191'], unit: '191', against: '19' }
    expect(authorize(actorWith([grantOf('head', '1')]), 'case.check', old, circumstances).allow).toBe(true)
    expect(authorize(actorWith([grantOf('head', '191')]), 'case.read', old, circumstances)).toMatchObject({
      told: 'staff.unknown',
    })
  })
})
