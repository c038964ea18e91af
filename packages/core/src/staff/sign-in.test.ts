import { expect, it } from 'vitest'
import { memoryContext } from '../testing/town.ts'
import { beginSignIn, SIGN_IN_LIFE, takeSignIn } from './sign-in.ts'

const asked = { state: 's', nonce: 'n', verifier: 'v', returnTo: '/desk' }

async function begun() {
  const ctx = memoryContext()
  return { ctx, id: await beginSignIn(ctx, asked) }
}

it('a sign-in is taken up again by the browser that began it', async () => {
  const { ctx, id } = await begun()
  expect(await takeSignIn(ctx, id)).toEqual({ ...asked, startedAt: ctx.now().toISOString() })
})

it('a sign-in is taken once, whoever comes first', async () => {
  const { ctx, id } = await begun()
  const taken = await Promise.allSettled([takeSignIn(ctx, id), takeSignIn(ctx, id), takeSignIn(ctx, id)])
  expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  await expect(takeSignIn(ctx, id)).rejects.toThrow('staff.sign_in_stale')
})

it('a sign-in is over after ten minutes', async () => {
  const { ctx, id } = await begun()
  ctx.time.now = new Date(ctx.now().getTime() + SIGN_IN_LIFE)
  await expect(takeSignIn(ctx, id)).rejects.toThrow('staff.sign_in_stale')
})

it('a sign-in nobody began is refused', async () => {
  const { ctx } = await begun()
  await expect(takeSignIn(ctx, '')).rejects.toThrow('staff.sign_in_stale')
})

it('what is kept of a sign-in does not name its id', async () => {
  const { ctx, id } = await begun()
  expect(await ctx.passing.read(`sign-in#${id}`)).toBeUndefined()
})
