import { beforeEach, describe, expect, it } from 'vitest'
import { type MemoryContext, memoryContext } from '../testing/town.ts'
import { changeAccount } from './account.fixture.ts'
import { endOtherSessions, endOwnSession, listSessions } from './own-sessions.ts'
import { beginSession, endSession, IDLE, nameOfSession, proveSession, readSession, WHOLE } from './session.ts'
import type { StaffActor } from './staff.ts'

const MINUTE = 60_000
const phone = { system: 'android', browser: 'wechat' } as const
const desk = { system: 'windows', browser: 'edge' } as const

let ctx: MemoryContext
let here: string
let actor: StaffActor
const pass = (ms: number) => {
  ctx.time.now = new Date(ctx.time.now.getTime() + ms)
}

beforeEach(async () => {
  ctx = memoryContext('2026-11-20T02:30:00.000Z')
  for (const id of ['a', 'b']) await changeAccount(ctx, id, {})
  here = await beginSession(ctx, 'a', { device: desk })
  actor = (await readSession(ctx, here)) as StaffActor
})

const list = () => listSessions(ctx, actor, here)
const numberOf = async (device: object) =>
  (await list()).find((each) => JSON.stringify(each.device) === JSON.stringify(device))?.number ?? ''

describe('the list of own sessions', () => {
  it('says since when, when last used, by what, and which one this is', async () => {
    pass(5 * MINUTE)
    await beginSession(ctx, 'a', { device: phone })
    expect(await list()).toEqual([
      {
        number: expect.stringMatching(/^[\w-]{22}$/),
        device: desk,
        startedAt: '2026-11-20T02:30:00.000Z',
        seenAt: '2026-11-20T02:30:00.000Z',
        isThis: true,
      },
      {
        number: expect.stringMatching(/^[\w-]{22}$/),
        device: phone,
        startedAt: '2026-11-20T02:35:00.000Z',
        seenAt: '2026-11-20T02:35:00.000Z',
        isThis: false,
      },
    ])
  })

  it('holds nothing that signs anybody in, neither an id nor what it is stored under', async () => {
    const there = await beginSession(ctx, 'a', { device: phone })
    const shown = JSON.stringify(await list())
    for (const id of [here, there])
      for (const secret of [id, nameOfSession(id)]) expect(shown).not.toContain(secret)
    for (const { number } of await list()) {
      expect(await readSession(ctx, number)).toBeUndefined()
      await endSession(ctx, number)
    }
    expect(await list()).toHaveLength(2)
  })

  it('shows nobody the sessions of somebody else', async () => {
    await beginSession(ctx, 'b', { device: phone })
    expect((await list()).map(({ device }) => device)).toEqual([desk])
  })

  it('leaves out what was ended, was not used, or is too old', async () => {
    const ended = await beginSession(ctx, 'a', { device: phone })
    await endSession(ctx, ended)
    expect(await list()).toHaveLength(1)
    await beginSession(ctx, 'a', { device: phone })
    pass(IDLE - MINUTE)
    await readSession(ctx, here)
    pass(2 * MINUTE)
    expect(await list()).toHaveLength(1)
    pass(WHOLE)
    expect(await list()).toEqual([])
  })

  it('keeps a session that was proved again in its place, once', async () => {
    const [before] = await list()
    pass(MINUTE)
    here = await proveSession(ctx, nameOfSession(here), 'a', ctx.now())
    expect(await list()).toEqual([{ ...before, seenAt: ctx.now().toISOString() }])
  })
})

describe('ending', () => {
  it('one session ends it at once and no other', async () => {
    const there = await beginSession(ctx, 'a', { device: phone })
    await endOwnSession(ctx, actor, await numberOf(phone))
    expect(await readSession(ctx, there)).toBeUndefined()
    expect(await readSession(ctx, here)).toBeDefined()
    expect(await list()).toHaveLength(1)
  })

  it('the session of somebody else by its number is refused, and it goes on', async () => {
    const other = await beginSession(ctx, 'b', { device: phone })
    const b = (await readSession(ctx, other)) as StaffActor
    const [{ number } = { number: '' }] = await listSessions(ctx, b, other)
    await expect(endOwnSession(ctx, actor, number)).rejects.toThrow('staff.session_over')
    await expect(endOwnSession(ctx, actor, '')).rejects.toThrow('staff.session_over')
    expect(await readSession(ctx, other)).toBeDefined()
  })

  it('a session twice says that it is over', async () => {
    await beginSession(ctx, 'a', { device: phone })
    const number = await numberOf(phone)
    await endOwnSession(ctx, actor, number)
    await expect(endOwnSession(ctx, actor, number)).rejects.toThrow('staff.session_over')
  })

  it('all others leaves this one and those of other people, however many there are', async () => {
    const others = await Promise.all(
      Array.from({ length: 40 }, () => beginSession(ctx, 'a', { device: phone })),
    )
    const stranger = await beginSession(ctx, 'b')
    expect(await endOtherSessions(ctx, actor, here)).toBe(40)
    for (const id of others) expect(await readSession(ctx, id)).toBeUndefined()
    expect(await readSession(ctx, here)).toBeDefined()
    expect(await readSession(ctx, stranger)).toBeDefined()
    expect(await endOtherSessions(ctx, actor, here)).toBe(0)
  })
})
