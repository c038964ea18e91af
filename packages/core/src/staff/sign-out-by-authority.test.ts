import { beforeEach, describe, expect, it } from 'vitest'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { type MemoryContext, memoryContext, operator, settle } from '../testing/town.ts'
import { changeAccount } from './account.fixture.ts'
import { bindStaff } from './bind.ts'
import { inviteStaff } from './invite-staff.ts'
import { beginSession, hashOfAuthoritySession, nameOfSession, proveSession, readSession } from './session.ts'
import { type AuthoritySignOut, signOutByAuthority } from './sign-out-by-authority.ts'

const iss = 'https://sign-in.example'
const from = (sid: string) => ({ authority: hashOfAuthoritySession(iss, sid) })

let ctx: MemoryContext
let id: string
let jti = 0
beforeEach(async () => {
  ctx = memoryContext('2026-11-20T02:30:00.000Z')
  await settle(ctx)
  id = await bound('an')
})

async function bound(sub: string): Promise<string> {
  const grants = [{ role: 'head' as const, cell: '111', from: '2026-01-01' }]
  const { code } = await inviteStaff(ctx, operator, { name: sub, grants })
  return (await bindStaff(ctx, { iss, sub }, code)).id
}

const says = (said: Pick<AuthoritySignOut, 'sub' | 'sid'> & Partial<AuthoritySignOut>): AuthoritySignOut => ({
  iss,
  jti: `j${++jti}`,
  until: new Date(ctx.now().getTime() + 300_000),
  ...said,
})
const goesOn = async (session: string) => (await readSession(ctx, session)) !== undefined

describe('a sign-out at the authority', () => {
  it.each([
    ['its session alone', { sid: 's1' }],
    ['its session and the person', { sid: 's1', sub: 'an' }],
  ])('that names %s ends what came from it at once, and nothing else', async (_, said) => {
    const [over, other] = [await beginSession(ctx, id, from('s1')), await beginSession(ctx, id, from('s2'))]
    await signOutByAuthority(ctx, says(said))
    expect([await goesOn(over), await goesOn(other)]).toEqual([false, true])
  })

  it('that names the person alone ends all sessions, and writes down that the system did it', async () => {
    const stranger = await bound('bo')
    const sessions = [await beginSession(ctx, id, from('s1')), await beginSession(ctx, id)]
    const other = await beginSession(ctx, stranger)
    await signOutByAuthority(ctx, says({ sub: 'an' }))
    for (const session of sessions) expect(await goesOn(session)).toBe(false)
    expect(await goesOn(other)).toBe(true)
    expect((await ctx.ledger.events(`staff#${id}`)).at(-1)).toMatchObject({
      type: 'staff.signed_out',
      by: 'system',
    })
  })

  it('ends a session that came from one the authority never named', async () => {
    const unnamed = await beginSession(ctx, id)
    await signOutByAuthority(ctx, says({ sid: 's1', sub: 'an' }))
    expect(await goesOn(unnamed)).toBe(false)
  })

  it('ends a session that was proved again there, by the first sign-in and by the second', async () => {
    for (const sid of ['s1', 's2']) {
      ctx = memoryContext('2026-11-20T02:30:00.000Z')
      await settle(ctx)
      id = await bound('an')
      const first = await beginSession(ctx, id, from('s1'))
      const proven = await proveSession(ctx, nameOfSession(first), id, ctx.now(), from('s2').authority)
      await signOutByAuthority(ctx, says({ sid }))
      expect(await goesOn(proven), sid).toBe(false)
    }
  })

  it('of one person ends nothing of another, though both name one session', async () => {
    const stranger = await bound('bo')
    const other = await beginSession(ctx, stranger, from('s1'))
    await signOutByAuthority(ctx, says({ sid: 's1', sub: 'an' }))
    expect(await goesOn(other)).toBe(true)
  })

  it.each([
    ['a person', { sub: 'nobody' }],
    ['a session', { sid: 'none' }],
    ['both', { sub: 'nobody', sid: 'none' }],
  ])('of %s nobody knows ends nothing and is done', async (_, said) => {
    const session = await beginSession(ctx, id, from('s1'))
    await signOutByAuthority(ctx, says(said))
    expect(await goesOn(session)).toBe(true)
  })

  it('of another authority ends nothing here', async () => {
    const session = await beginSession(ctx, id, from('s1'))
    await signOutByAuthority(ctx, says({ iss: 'https://other.example', sub: 'an', sid: 's1' }))
    await signOutByAuthority(ctx, says({ iss: 'https://other.example', sub: 'an' }))
    expect(await goesOn(session)).toBe(true)
  })

  it('is taken once: a repeat ends nothing that was begun since', async () => {
    const said = says({ sub: 'an' })
    await signOutByAuthority(ctx, said)
    ctx.time.now = new Date(ctx.time.now.getTime() + 1000)
    const session = await beginSession(ctx, id, from('s2'))
    await expect(signOutByAuthority(ctx, said)).rejects.toThrow('staff.sign_out_repeated')
    expect(await goesOn(session)).toBe(true)
  })

  it('comes before the end of a sign-in that is under way: no session is begun by it', async () => {
    await signOutByAuthority(ctx, says({ sid: 's1' }))
    await expect(beginSession(ctx, id, from('s1'))).rejects.toThrow('staff.signed_out')
  })

  it('does nothing to an account that has ended', async () => {
    await changeAccount(ctx, id, { status: 'ended' })
    const before = (await ctx.ledger.events(`staff#${id}`)).length
    await signOutByAuthority(ctx, says({ sub: 'an' }))
    expect(await ctx.ledger.events(`staff#${id}`)).toHaveLength(before)
  })
})

it('a sign-out that is interrupted anywhere and comes again ends what it named', async () => {
  for (const said of [{ sub: 'an' }, { sid: 's1' }, { sub: 'an', sid: 's1' }]) {
    const kills = await killAtEachCall(async (n) => {
      for (const moment of ['before', 'after'] as const) {
        ctx = memoryContext('2026-11-20T02:30:00.000Z')
        await settle(ctx)
        id = await bound('an')
        const session = await beginSession(ctx, id, from('s1'))
        const token = says(said)
        const killed = killingContext(ctx, n, moment, ['passing', 'ledger'])
        const end = await survives(() => signOutByAuthority(killed, token))
        await signOutByAuthority(ctx, token).catch((error: Error) =>
          expect(error.message).toContain('staff.sign_out_repeated'),
        )
        expect(await goesOn(session), `killed ${moment} call ${n}`).toBe(false)
        if (end === 'done') return 'done'
      }
      return 'killed'
    })
    expect(kills).toBeGreaterThan(3)
  }
})
