import { expect, it } from 'vitest'
import { memoryContext } from '../testing/town.ts'
import { beginSignIn, openSignIn, SIGN_IN_LIFE, spendSignIn } from './sign-in.ts'

const asked = { state: 's', nonce: 'n', verifier: 'v', returnTo: '/desk' }

function begun(at?: string) {
  const ctx = memoryContext(at)
  return { ctx, sealed: beginSignIn(ctx, asked) }
}

it('a sign-in is taken up again by the browser that began it', () => {
  const { ctx, sealed } = begun()
  expect(openSignIn(ctx, sealed)).toEqual({ ...asked, startedAt: ctx.now().toISOString() })
})

it('a sign-in that is begun writes nothing, however often', () => {
  const { ctx } = begun()
  const closed = new Proxy({}, { get: () => () => expect.unreachable('a store was touched') })
  for (let n = 0; n < 100; n++)
    beginSignIn({ ...ctx, passing: closed, ledger: closed, board: closed } as never, asked)
})

it('a sign-in is used once, whoever comes first', async () => {
  const { ctx, sealed } = begun()
  const spend = () => spendSignIn(ctx, openSignIn(ctx, sealed))
  const spent = await Promise.allSettled([spend(), spend(), spend()])
  expect(spent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  await expect(spend()).rejects.toThrow('staff.sign_in_stale')
})

it('that a sign-in was used is known for as long as it can be opened', async () => {
  const { ctx, sealed } = begun()
  await spendSignIn(ctx, openSignIn(ctx, sealed))
  ctx.time.now = new Date(ctx.now().getTime() + SIGN_IN_LIFE - 1)
  await expect(spendSignIn(ctx, openSignIn(ctx, sealed))).rejects.toThrow('staff.sign_in_stale')
})

it('a sign-in is over after ten minutes', () => {
  const { ctx, sealed } = begun()
  ctx.time.now = new Date(ctx.now().getTime() + SIGN_IN_LIFE)
  expect(() => openSignIn(ctx, sealed)).toThrow('staff.sign_in_stale')
})

it('a sign-in lasts ten minutes over the turn of an hour and of a day too', () => {
  const { ctx, sealed } = begun('2026-11-20T23:59:59.000Z')
  ctx.time.now = new Date(ctx.now().getTime() + SIGN_IN_LIFE - 1)
  expect(openSignIn(ctx, sealed)).toMatchObject(asked)
})

it.each([
  ['nobody began', () => ''],
  ['nobody sealed', () => Buffer.from(JSON.stringify(asked)).toString('base64url')],
  ['was changed', (sealed: string) => `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`],
  ['was cut', (sealed: string) => sealed.slice(0, 20)],
])('a sign-in that %s is refused', (_, changed) => {
  const { ctx, sealed } = begun()
  expect(() => openSignIn(ctx, changed(sealed))).toThrow('staff.sign_in_stale')
})

it('a sign-in sealed with another key is refused', () => {
  const { ctx, sealed } = begun()
  const keys = { ...ctx.keys, seal: Buffer.alloc(32, 9) }
  expect(() => openSignIn({ ...ctx, keys }, sealed)).toThrow('staff.sign_in_stale')
})

it('the browser that keeps a sign-in cannot read it', () => {
  const { sealed } = begun()
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toMatch(/desk|nonce|returnTo/)
})
