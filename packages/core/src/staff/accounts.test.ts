import { beforeEach, describe, expect, it } from 'vitest'
import { acting, joined, joinedActor, right } from '../testing/accounts.ts'
import { issuesOf } from '../testing/issues.ts'
import { citizen, deliverAll, type MemoryContext, memoryContext, operator, settle } from '../testing/town.ts'
import { bindStaff } from './bind.ts'
import { declareInterests } from './declare-interests.ts'
import { endAccount } from './end-account.ts'
import { grantRole } from './grant-role.ts'
import { inviteStaff } from './invite-staff.ts'
import { accountOf, readAccount } from './read-account.ts'
import { listStaff } from './read-staff.ts'
import { revokeGrant } from './revoke-grant.ts'
import { signOutEverywhere } from './sign-out-everywhere.ts'
import type { StaffActor } from './staff.ts'
import { staffOfCell } from './staff-of-cell.ts'

let ctx: MemoryContext
let admin: StaffActor
beforeEach(async () => {
  ctx = memoryContext()
  await settle(ctx)
  admin = await joinedActor(ctx, '高某', right('admin', '1'))
})

const codes = async (deed: () => unknown) => (await issuesOf(deed)).map(({ code }) => code)
const identity = (sub: string) => ({ iss: 'https://id.example', sub })
const seqOf = async (id: string) => (await ctx.ledger.head(`staff#${id}`))?.seq

describe('an invitation', () => {
  const invited = () => inviteStaff(ctx, admin, { name: ' 金某 ', grants: [right('head', '111')] })

  it('opens an account that is nobody’s until the code is given at the first sign-in', async () => {
    const { id, code } = await invited()
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/)
    expect(await readAccount(ctx, id)).toMatchObject({ name: '金某', status: 'invited', identity: null })
    const account = await bindStaff(ctx, identity('jin'), code)
    expect(account).toMatchObject({ id, status: 'active', identity: identity('jin') })
    expect(await accountOf(ctx, identity('jin'))).toEqual(account)
    expect(account.grants).toMatchObject([{ ...right('head', '111'), id: 'g1', by: admin.name }])
  })

  it('is taken as typed: small letters, spaces, O for 0', async () => {
    const { id, code } = await invited()
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `
    expect((await bindStaff(ctx, identity('jin'), typed)).id).toBe(id)
  })

  it('answers the same person the same account again, and nobody else', async () => {
    const { id, code } = await invited()
    await bindStaff(ctx, identity('jin'), code)
    expect((await bindStaff(ctx, identity('jin'), code)).id).toBe(id)
    expect(await codes(() => bindStaff(ctx, identity('thief'), code))).toEqual(['staff.not_invited'])
    expect(await codes(() => bindStaff(ctx, { iss: 'https://other.example', sub: 'jin' }, code))).toEqual([
      'staff.not_invited',
    ])
  })

  it('is for one of two who use it at once', async () => {
    const { code } = await invited()
    const both = await Promise.all(['a', 'b'].map((sub) => codes(() => bindStaff(ctx, identity(sub), code))))
    expect(both.flat()).toEqual(['staff.not_invited'])
  })

  it('gives nobody a second account', async () => {
    const [first, second] = [await invited(), await invited()]
    await bindStaff(ctx, identity('jin'), first.code)
    expect(await codes(() => bindStaff(ctx, identity('jin'), second.code))).toEqual(['staff.bound_already'])
    const third = await invited()
    const both = await Promise.all(
      [second, third].map(({ code }) => codes(() => bindStaff(ctx, identity('shi'), code))),
    )
    expect(both.flat()).toEqual(['staff.bound_already'])
  })

  it.each(['', 'AAAAA-AAAAA-AAAAA-AAAAA', 'jin', '0'.repeat(2000)])('is not “%s”', async (code) => {
    await invited()
    expect(await codes(() => bindStaff(ctx, identity('jin'), code))).toEqual(['staff.not_invited'])
  })

  it('is over after fourteen days, and when the account was ended', async () => {
    const [late, ended] = [await invited(), await invited()]
    await endAccount(ctx, admin, ended.id)
    expect(await codes(() => bindStaff(ctx, identity('jin'), ended.code))).toEqual(['staff.not_invited'])
    ctx.time.now = new Date('2026-12-04T15:59:00Z')
    const last = await bindStaff(ctx, identity('shi'), late.code)
    expect(last.status).toBe('active')
    ctx.time.now = new Date('2026-11-20T02:30:00Z')
    const later = await invited()
    ctx.time.now = new Date('2026-12-04T16:00:00Z')
    expect(await codes(() => bindStaff(ctx, identity('he'), later.code))).toEqual(['staff.not_invited'])
  })

  it('leaves its code nowhere in the ledger', async () => {
    const { code } = await invited()
    const kept = await Promise.all(ctx.ledger.streams().map(({ stream }) => ctx.ledger.events(stream)))
    const text = JSON.stringify([ctx.ledger.streams(), kept])
    expect(text).not.toContain(code)
    expect(text).not.toContain(code.replaceAll('-', ''))
  })

  it.each([
    [{ name: '' }, 'staff.name_invalid'],
    [{ name: 'a\u202eb' }, 'staff.name_invalid'],
    [{ name: '金'.repeat(41) }, 'staff.name_invalid'],
    [{ mail: 'not an address' }, 'staff.mail_invalid'],
    [{ grants: [] }, 'staff.grant_invalid'],
    [{ grants: [{ ...right('head', '111'), by: 'me' }] }, 'staff.grant_invalid'],
    [{ grants: [right('department', '1')] }, 'staff.grant_invalid'],
    [{ grants: [right('department', '1', { department: 'magic' })] }, 'staff.grant_invalid'],
    [{ grants: [right('head', '111', { department: 'eco' })] }, 'staff.grant_invalid'],
    [{ grants: [right('head', '111', { kinds: ['magic'] })] }, 'staff.grant_invalid'],
    [{ grants: [right('head', '111', { until: '2025-12-31' })] }, 'staff.grant_invalid'],
    [{ grants: [right('head', '999')] }, 'cell.unknown'],
    [{ interests: ['<script>'] }, 'staff.interest_invalid'],
    [{ status: 'active' }, 'input.unknown_field'],
  ])('is refused with %j', async (change, code) => {
    const before = ctx.ledger.streams().length
    const input = { name: '金某', grants: [right('head', '111')], ...change }
    expect(await codes(() => inviteStaff(ctx, admin, input))).toEqual([code])
    expect(ctx.ledger.streams()).toHaveLength(before)
  })
})

describe('a grant', () => {
  it('is given below one’s own cell, counts from the next request on, and is gone with it when revoked', async () => {
    const id = await joined(ctx, '金某', right('worker', '111'))
    await grantRole(ctx, admin, id, right('head', '111'))
    const now = await acting(ctx, id)
    expect(now.grants.map(({ id, role, by }) => [id, role, by])).toEqual([
      ['g1', 'worker', 'operator'],
      ['g2', 'head', admin.name],
    ])
    await revokeGrant(ctx, admin, id, 'g2')
    await grantRole(ctx, admin, id, right('head', '121'))
    expect((await acting(ctx, id)).grants.map(({ id }) => id)).toEqual(['g1', 'g3'])
    expect(await codes(() => revokeGrant(ctx, admin, id, 'g2'))).toEqual(['staff.grant_unknown'])
  })

  it('is never given to oneself, nor taken back from a peer', async () => {
    expect(await codes(() => grantRole(ctx, admin, admin.id, right('custodian', '1')))).toEqual([
      'staff.own_grant',
    ])
    const peer = await joined(ctx, '石某', right('admin', '1'))
    expect(await codes(() => revokeGrant(ctx, admin, peer, 'g1'))).toEqual(['staff.too_high'])
    expect(await codes(() => endAccount(ctx, admin, peer))).toEqual(['staff.too_high'])
  })

  it('stays within the cells, the kinds and the days of the one by which it is given', async () => {
    const town = await joinedActor(
      ctx,
      '石某',
      right('admin', '11', { until: '2026-12-31', kinds: ['water', 'air'] }),
    )
    const id = await joined(ctx, '金某', right('worker', '111'))
    const within = { until: '2026-12-31', kinds: ['water'] }
    const tried = (grant: ReturnType<typeof right>) => codes(() => grantRole(ctx, town, id, grant))
    expect(await tried(right('head', '121', within))).toEqual(['staff.unknown'])
    expect(await tried(right('head', '1', within))).toEqual(['staff.unknown'])
    expect(await tried(right('admin', '11', within))).toEqual(['staff.too_high'])
    expect(await tried(right('head', '11', { ...within, kinds: [] }))).toEqual(['staff.too_high'])
    expect(await tried(right('head', '11', { ...within, kinds: ['water', 'noise'] }))).toEqual([
      'staff.too_high',
    ])
    expect(await tried(right('head', '11', { ...within, until: null }))).toEqual(['staff.too_long'])
    expect(await tried(right('head', '11', { ...within, until: '2027-01-01' }))).toEqual(['staff.too_long'])
    expect(await seqOf(id)).toBe(2)
    expect(await tried(right('admin', '111', within))).toEqual([])
    expect(await tried(right('head', '11', within))).toEqual([])
  })

  it('is given with a proof of who one is, and never by citizens or without a right', async () => {
    const id = await joined(ctx, '金某', right('head', '111'))
    const wanted = right('worker', '111')
    expect(await codes(() => grantRole(ctx, { ...admin, provenAt: null }, id, wanted))).toEqual([
      'staff.prove',
    ])
    expect(await codes(() => grantRole(ctx, citizen, id, wanted))).toEqual(['command.not_allowed'])
    const other = await joined(ctx, '何某', right('worker', '111'))
    expect(await codes(async () => grantRole(ctx, await acting(ctx, id), other, wanted))).toEqual([
      'staff.denied',
    ])
    expect(await codes(() => grantRole(ctx, admin, 'nobody', wanted))).toEqual(['staff.unknown'])
  })

  it('is not given twice, and one of two at once is told that the account changed', async () => {
    const id = await joined(ctx, '金某', right('worker', '111'))
    expect(await codes(() => grantRole(ctx, admin, id, right('worker', '111')))).toEqual(['staff.grant_held'])
    const both = await Promise.all(
      ['111', '121'].map((cell) => codes(() => grantRole(ctx, admin, id, right('head', cell)))),
    )
    expect(both.flat()).toEqual(['staff.taken'])
    expect(await seqOf(id)).toBe(3)
  })

  it('ends with its last day', async () => {
    const id = await joined(ctx, '金某', right('head', '111', { until: '2026-11-20' }))
    expect((await acting(ctx, id)).grants).toHaveLength(1)
    ctx.time.now = new Date('2026-11-20T16:00:00Z')
    expect((await acting(ctx, id)).grants).toEqual([])
  })
})

describe('an account', () => {
  it('is ended for good, with its rights and sessions, by who may take all its rights', async () => {
    const town = await joinedActor(ctx, '石某', right('admin', '11'))
    const id = await joined(ctx, '金某', right('head', '111'), right('worker', '121'))
    expect(await codes(() => endAccount(ctx, town, id))).toEqual(['staff.unknown'])
    expect((await readAccount(ctx, id))?.status).toBe('active')
    await endAccount(ctx, admin, id)
    expect(await readAccount(ctx, id)).toMatchObject({
      status: 'ended',
      grants: [],
      sessionsFrom: ctx.now().toISOString(),
    })
    expect(await codes(() => grantRole(ctx, admin, id, right('head', '111')))).toEqual([
      'command.wrong_state',
    ])
    expect(await codes(() => endAccount(ctx, admin, id))).toEqual(['command.wrong_state'])
    expect(await codes(() => endAccount(ctx, admin, admin.id))).toEqual(['staff.own_grant'])
  })

  it('without any right is dealt with at the top alone', async () => {
    const town = await joinedActor(ctx, '石某', right('admin', '11'))
    const id = await joined(ctx, '金某', right('head', '111'))
    await revokeGrant(ctx, town, id, 'g1')
    expect(await codes(() => endAccount(ctx, town, id))).toEqual(['staff.unknown'])
    await endAccount(ctx, admin, id)
    expect((await readAccount(ctx, id))?.status).toBe('ended')
  })

  it('is signed out everywhere by its person or an administrator, and nobody else', async () => {
    const person = await joinedActor(ctx, '金某', right('head', '111'))
    const other = await joinedActor(ctx, '何某', right('head', '111'))
    expect(await codes(() => signOutEverywhere(ctx, other, person.id))).toEqual(['staff.denied'])
    await signOutEverywhere(ctx, { ...person, provenAt: null }, person.id)
    expect((await readAccount(ctx, person.id))?.sessionsFrom).toBe(ctx.now().toISOString())
    ctx.time.now = new Date('2026-11-20T03:00:00Z')
    await signOutEverywhere(ctx, admin, person.id)
    expect((await readAccount(ctx, person.id))?.sessionsFrom).toBe('2026-11-20T03:00:00.000Z')
  })

  it('gets interests from its person, and loses them by an administrator alone', async () => {
    const person = await joinedActor(ctx, '金某', right('head', '111'))
    const interests = async () => (await readAccount(ctx, person.id))?.interests
    await declareInterests(ctx, person, person.id, ['P1', 'P2', 'P1'])
    expect(await interests()).toEqual(['P1', 'P2'])
    expect(await codes(() => declareInterests(ctx, person, person.id, ['P2']))).toEqual([
      'staff.interest_kept',
    ])
    expect(await interests()).toEqual(['P1', 'P2'])
    await declareInterests(ctx, { ...admin, provenAt: null }, person.id, ['P2'])
    expect(await interests()).toEqual(['P2'])
    expect(await codes(() => declareInterests(ctx, person, person.id, ['../x']))).toEqual([
      'staff.interest_invalid',
    ])
  })
})

describe('the list of staff', () => {
  it('names everybody with a right in a cell or below it, and leaves them out when it ends', async () => {
    const head = await joined(ctx, '金某', right('head', '111'))
    const other = await joined(ctx, '何某', right('head', '121'))
    await deliverAll(ctx)
    const named = async (actor: StaffActor, cell: string) =>
      (await listStaff(ctx, actor, cell)).map(({ id }) => id).sort()
    expect(await named(admin, '1')).toEqual([admin.id, head, other].sort())
    expect(await named(admin, '11')).toEqual([head])
    expect((await staffOfCell(ctx, '121')).map(({ name }) => name)).toEqual(['何某'])
    await revokeGrant(ctx, admin, head, 'g1')
    await grantRole(ctx, admin, head, right('worker', '121'))
    await deliverAll(ctx)
    expect(await named(admin, '11')).toEqual([])
    expect((await staffOfCell(ctx, '121')).map(({ name }) => name).sort()).toEqual(['何某', '金某'].sort())
    expect(await staffOfCell(ctx, '111')).toEqual([])
  })

  it('is not told outside one’s own cells', async () => {
    const town = await joinedActor(ctx, '石某', right('admin', '11'))
    await deliverAll(ctx)
    expect(await codes(() => listStaff(ctx, town, '12'))).toEqual(['staff.unknown'])
    expect(await codes(() => listStaff(ctx, town, '1'))).toEqual(['staff.unknown'])
    expect(await codes(() => listStaff(ctx, town, '999'))).toEqual(['staff.unknown'])
    expect(await codes(() => listStaff(ctx, admin, '999'))).toEqual(['staff.unknown'])
    expect(await codes(() => listStaff(ctx, citizen, '1'))).toEqual(['command.not_allowed'])
    expect((await listStaff(ctx, operator, '1')).length).toBe(2)
  })
})
