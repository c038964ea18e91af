import fc from 'fast-check'
import { expect, it } from 'vitest'
import { acting, joined, right } from '../testing/accounts.ts'
import { issuesOf } from '../testing/issues.ts'
import { type MemoryContext, memoryContext, operator, settle } from '../testing/town.ts'
import { endAccount } from './end-account.ts'
import { grantRole } from './grant-role.ts'
import { handOverPost } from './hand-over-post.ts'
import { inviteStaff } from './invite-staff.ts'
import { readAccount } from './read-account.ts'
import { revokeGrant } from './revoke-grant.ts'
import { type Account, type Grant, staffRoles } from './staff.ts'

const PEOPLE = 5
const person = fc.nat({ max: PEOPLE - 1 })
const kinds = fc.constantFrom<string[]>([], ['water'], ['water', 'air'])
const grant = fc.record({
  role: fc.constantFrom('admin', 'admin', 'head', ...staffRoles.filter((role) => role !== 'department')),
  cell: fc.constantFrom('1', '11', '12', '111', '121'),
  kinds,
  until: fc.constantFrom(null, '2026-11-30', '2026-12-31', '2027-06-30'),
})

const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ deed: fc.constant('grant' as const), by: person, to: person, grant }) },
  fc.record({ deed: fc.constant('invite' as const), by: person, grant }),
  fc.record({ deed: fc.constant('revoke' as const), by: person, to: person, nth: fc.nat({ max: 3 }) }),
  {
    weight: 2,
    arbitrary: fc.record({
      deed: fc.constant('hand over' as const),
      by: person,
      from: person,
      to: person,
      nth: fc.nat({ max: 3 }),
    }),
  },
  fc.record({ deed: fc.constant('end' as const), by: person, to: person }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

const parent = (cell: string) => (cell.length === 1 ? undefined : cell.slice(0, -1))
const isBelow = (cell: string, top: string): boolean => {
  const above = parent(cell)
  return above !== undefined && (above === top || isBelow(above, top))
}

/** Whether one grant holds all that another one does, as far as an administrator, or a head handing over, may give it. */
function covers(granter: Grant, given: Grant, isHandedOver: boolean): boolean {
  const isHead = granter.role === 'head' && isHandedOver && ['head', 'worker'].includes(given.role)
  if (granter.role !== 'admin' && !isHead) return false
  const mustBeBelow = isHead || given.role === 'admin'
  return (
    (isBelow(given.cell, granter.cell) || (!mustBeBelow && given.cell === granter.cell)) &&
    (granter.until === null || (given.until !== null && given.until <= granter.until)) &&
    (granter.kinds.length === 0 ||
      (given.kinds.length > 0 && given.kinds.every((kind) => granter.kinds.includes(kind))))
  )
}

async function run(ctx: MemoryContext, people: readonly string[], { by, ...step }: Act): Promise<void> {
  const actor = await acting(ctx, people[by] ?? '')
  const nthOf = async (who: number, nth: number) => (await readAccount(ctx, people[who] ?? ''))?.grants[nth]
  if (step.deed === 'grant')
    await grantRole(ctx, actor, people[step.to] ?? '', right(step.grant.role, step.grant.cell, step.grant))
  if (step.deed === 'invite')
    await inviteStaff(ctx, actor, {
      name: '新某',
      grants: [right(step.grant.role, step.grant.cell, step.grant)],
    })
  if (step.deed === 'revoke')
    await revokeGrant(ctx, actor, people[step.to] ?? '', (await nthOf(step.to, step.nth))?.id ?? '')
  if (step.deed === 'end') await endAccount(ctx, actor, people[step.to] ?? '')
  if (step.deed === 'hand over') {
    const { role = 'head', cell = '' } = (await nthOf(step.from, step.nth)) ?? {}
    await handOverPost(ctx, actor, { from: people[step.from], to: people[step.to], role, cell })
  }
}

const accounts = (ctx: MemoryContext) =>
  new Map(
    ctx.ledger
      .streams()
      .filter(({ stream }) => stream.startsWith('staff#'))
      .map(({ state }) => [(state as Account).id, state as Account]),
  )

it('no sequence of acts gives anybody more than who gave it had, or anything by his own hand', async () => {
  let given = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
      const ctx = memoryContext()
      await settle(ctx)
      const people = [
        await joined(ctx, 'a', right('admin', '1')),
        await joined(ctx, 'b', right('admin', '11', { until: '2026-12-31' })),
        await joined(ctx, 'c', right('admin', '12', { kinds: ['water'] }), right('head', '12')),
        await joined(ctx, 'd', right('head', '11')),
        await joined(ctx, 'e', right('worker', '111')),
      ]
      for (const each of acts) {
        const before = accounts(ctx)
        const actor = before.get(people[each.by] ?? '')
        const issues = await issuesOf(() => run(ctx, people, each))
        const after = accounts(ctx)
        if (issues.length > 0) {
          expect([...after]).toEqual([...before])
          continue
        }
        for (const [id, account] of after) {
          const fresh = account.grants.filter(
            (grant) => !before.get(id)?.grants.some((old) => old.id === grant.id),
          )
          for (const grant of fresh) {
            given++
            expect(id).not.toBe(actor?.id)
            expect(grant.by).toBe(`staff:${actor?.id}`)
            expect(actor?.grants.some((own) => covers(own, grant, each.deed === 'hand over'))).toBe(true)
          }
          const lost = (before.get(id)?.grants ?? []).filter(
            (old) => !account.grants.some((now) => now.id === old.id),
          )
          const over = { until: '0000-00-00' }
          for (const grant of lost)
            expect(
              actor?.grants.some((own) => covers(own, { ...grant, ...over }, each.deed === 'hand over')),
            ).toBe(true)
        }
      }
      // Whatever was done, an operator at the machine can still end anybody.
      await endAccount(ctx, operator, people[1] ?? '').catch(() => undefined)
      expect(accounts(ctx).get(people[1] ?? '')?.status).toBe('ended')
    }),
    { numRuns: 150 },
  )
  expect(given).toBeGreaterThan(100)
})
