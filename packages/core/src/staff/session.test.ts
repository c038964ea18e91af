import { describe, expect, it } from 'vitest'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { memoryContext } from '../testing/town.ts'
import { changeAccount as change } from './account.fixture.ts'
import { listSessions } from './own-sessions.ts'
import { readAccount } from './read-account.ts'
import { beginSession, endSession, IDLE, nameOfSession, proveSession, readSession, WHOLE } from './session.ts'
import { actorOf } from './staff.ts'

const START = '2026-11-20T02:30:00.000Z'
const MINUTE = 60_000

async function signedIn() {
  const ctx = memoryContext(START)
  await change(ctx, 'a', {})
  const id = await beginSession(ctx, 'a')
  const pass = (ms: number) => {
    ctx.time.now = new Date(ctx.time.now.getTime() + ms)
  }
  return { ctx, id, pass }
}

describe('a session', () => {
  it('tells who is signed in, and that nothing is proved yet', async () => {
    const { ctx, id } = await signedIn()
    expect(await readSession(ctx, id)).toMatchObject({ name: 'staff:a', person: '示例', provenAt: null })
  })

  it('is not found by what the table holds', async () => {
    const { ctx, id } = await signedIn()
    const name = nameOfSession(id)
    expect(await ctx.passing.read(`session#${name}`)).toMatchObject({ account: 'a' })
    expect(JSON.stringify(await ctx.passing.read(`session#${name}`))).not.toContain(id)
    expect(await ctx.passing.read(`session#${id}`)).toBeUndefined()
    expect(await readSession(ctx, name)).toBeUndefined()
  })

  it.each([
    ['nothing', ''],
    ['a forged id', Buffer.alloc(32).toString('base64url')],
  ])('is nobody with %s', async (_, id) => {
    const { ctx } = await signedIn()
    expect(await readSession(ctx, id)).toBeUndefined()
  })

  it('has 256 bits of chance, others each time', async () => {
    const { ctx, id } = await signedIn()
    expect(Buffer.from(id, 'base64url')).toHaveLength(32)
    expect(await beginSession(ctx, 'a')).not.toBe(id)
  })
})

describe('time', () => {
  it('ends a session that was not used for 30 minutes', async () => {
    const { ctx, id, pass } = await signedIn()
    pass(IDLE - 1)
    expect(await readSession(ctx, id)).toBeDefined()
    pass(IDLE)
    expect(await readSession(ctx, id)).toBeUndefined()
  })

  it('ends a session after 10 hours however busy it was', async () => {
    const { ctx, id, pass } = await signedIn()
    for (let spent = 0; spent + 20 * MINUTE < WHOLE; spent += 20 * MINUTE) {
      pass(20 * MINUTE)
      expect(await readSession(ctx, id)).toBeDefined()
    }
    pass(20 * MINUTE)
    expect(await readSession(ctx, id)).toBeUndefined()
  })

  it('of the last use is written once a minute at most', async () => {
    const { ctx, id, pass } = await signedIn()
    const seen = () => ctx.passing.read(`seen#${nameOfSession(id)}`)
    pass(MINUTE - 1)
    await readSession(ctx, id)
    expect(await seen()).toBe(START)
    pass(1)
    await readSession(ctx, id)
    expect(await seen()).toBe(ctx.now().toISOString())
  })
})

describe('signing out', () => {
  it('ends the session and no other of the same person', async () => {
    const { ctx, id } = await signedIn()
    const elsewhere = await beginSession(ctx, 'a')
    await endSession(ctx, id)
    expect(await readSession(ctx, id)).toBeUndefined()
    expect(await readSession(ctx, elsewhere)).toBeDefined()
  })

  it('holds against a request that is still on its way', async () => {
    const { ctx, id, pass } = await signedIn()
    pass(2 * MINUTE)
    const { passing } = ctx
    const slow = {
      ...ctx,
      passing: {
        ...passing,
        replace: async (...write: Parameters<typeof passing.replace>) => {
          await endSession(ctx, id)
          await passing.replace(...write)
        },
      },
    }
    await readSession(slow, id)
    expect(await readSession(ctx, id)).toBeUndefined()
  })

  it('everywhere ends what was begun before, and nothing begun after', async () => {
    const { ctx, id, pass } = await signedIn()
    pass(MINUTE)
    await change(ctx, 'a', { sessionsFrom: ctx.now().toISOString() })
    expect(await readSession(ctx, id)).toBeUndefined()
    pass(1)
    expect(await readSession(ctx, await beginSession(ctx, 'a'))).toBeDefined()
  })
})

describe('an account', () => {
  it('that was ended is signed out at once', async () => {
    const { ctx, id } = await signedIn()
    await change(ctx, 'a', { status: 'ended' })
    expect(await readSession(ctx, id)).toBeUndefined()
  })

  it('has the grants of this moment, not those of when it signed in', async () => {
    const { ctx, id } = await signedIn()
    const grant = {
      id: 'g1',
      role: 'head',
      cell: '111',
      kinds: [],
      from: '2026-01-01',
      until: null,
      by: 'operator',
    } as const
    await change(ctx, 'a', { grants: [grant] })
    expect((await readSession(ctx, id))?.grants).toEqual([grant])
    await change(ctx, 'a', { grants: [] })
    expect((await readSession(ctx, id))?.grants).toEqual([])
  })
})

describe('proving again', () => {
  it('gives a new session, and the old id is worth nothing', async () => {
    const { ctx, id, pass } = await signedIn()
    pass(MINUTE)
    const proven = await proveSession(ctx, nameOfSession(id), 'a', ctx.now())
    expect(proven).not.toBe(id)
    expect(await readSession(ctx, id)).toBeUndefined()
    expect(await readSession(ctx, proven)).toMatchObject({ provenAt: ctx.now().toISOString() })
  })

  it('does not move the end of the session', async () => {
    const { ctx, id, pass } = await signedIn()
    pass(IDLE - MINUTE)
    let last = id
    for (let spent = IDLE - MINUTE; spent + 20 * MINUTE < WHOLE; spent += 20 * MINUTE) {
      last = await proveSession(ctx, nameOfSession(last), 'a', ctx.now())
      pass(20 * MINUTE)
    }
    pass(20 * MINUTE)
    expect(await readSession(ctx, last)).toBeUndefined()
  })

  it('as somebody else proves nothing and leaves the session as it was', async () => {
    const { ctx, id } = await signedIn()
    await change(ctx, 'b', {})
    await expect(proveSession(ctx, nameOfSession(id), 'b', ctx.now())).rejects.toThrow('staff.other_person')
    expect(await readSession(ctx, id)).toMatchObject({ provenAt: null })
  })

  it('in a session that is over is refused', async () => {
    const { ctx, id } = await signedIn()
    await endSession(ctx, id)
    await expect(proveSession(ctx, nameOfSession(id), 'a', ctx.now())).rejects.toThrow('staff.signed_out')
  })
})

describe('a beginning that is interrupted', () => {
  it('leaves no session its person cannot see', async () => {
    const kills = await killAtEachCall(async (n) => {
      for (const moment of ['before', 'after'] as const) {
        const { ctx, id } = await signedIn()
        const stored = new Set<string>()
        const { passing } = ctx
        const noting = {
          ...ctx,
          passing: {
            ...passing,
            replace: async (...write: Parameters<typeof passing.replace>) => {
              await passing.replace(...write)
              if (write[0].startsWith('session#')) stored.add(write[0])
            },
          },
        }
        const end = await survives(() => beginSession(killingContext(noting, n, moment, ['passing']), 'a'))
        const listed = await ctx.passing.list('sessions#a')
        for (const key of stored) expect(listed.map(({ name }) => `session#${name}`)).toContain(key)
        const actor = actorOf((await readAccount(ctx, 'a')) as never, '2026-11-20', null)
        expect((await listSessions(ctx, actor, id)).length).toBeGreaterThan(0)
        if (end === 'done') return 'done'
      }
      return 'killed'
    })
    expect(kills).toBeGreaterThan(2)
  })
})
