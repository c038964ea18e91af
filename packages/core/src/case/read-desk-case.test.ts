import { describe, expect, it } from 'vitest'
import type { Audited } from '../staff/audit.ts'
import { type StaffActor, type StaffRole, staffRoles } from '../staff/staff.ts'
import { photo } from '../testing/holder.ts'
import { staffActor } from '../testing/staff.ts'
import { deviceKey, type MemoryContext, memoryContext, settle, stateOf, tipAt } from '../testing/town.ts'
import { answerReporter } from '../tip/answer.ts'
import { assignTip } from '../tip/assign.ts'
import { submitTip } from '../tip/submit.ts'
import { type Tip, tipStream } from '../tip/tip.ts'
import { acceptCase } from './accept.ts'
import { readDeskCase } from './read-desk-case.ts'
import { readDeskPhoto } from './read-desk-photo.ts'

const words = '某厂夜间偷排'
const phone = '13800000000'
const head = staffActor({ role: 'head', cell: '111' }, 'h')

/** A case of the west village (111, of the west town 11), with a photo and a reporter who left a number. */
async function opened(): Promise<{ ctx: MemoryContext; no: string; tipNo: string; photoId: string }> {
  const ctx = memoryContext()
  await settle(ctx)
  const photoId = await photo(ctx, 1, 1)
  await ctx.evidence.write(`clean/${photoId}.jpg`, Buffer.from('large'))
  const { tipNo } = await submitTip(
    ctx,
    { role: 'public', name: 'public' },
    {
      key: deviceKey(1),
      channel: 'web',
      input: {
        ...tipAt(),
        description: words,
        wish: 'call-back',
        contact: { phone },
        evidence: [{ id: photoId }],
      },
    },
  )
  await assignTip(ctx, tipStream(tipNo))
  const tip = await stateOf<Tip>(ctx, tipStream(tipNo))
  return { ctx, no: tip.status === 'assigned' ? tip.case : '', tipNo, photoId }
}

const department = (role: StaffRole) => (role === 'department' ? { department: 'water' } : {})
const at = (role: StaffRole, cell: string) => staffActor({ role, cell, ...department(role) })

const audits = (ctx: MemoryContext) =>
  ctx.ledger
    .streams()
    .filter(({ stream }) => stream.startsWith('audit#'))
    .map(({ state }) => state as unknown as Audited)

/** What each role sees of the case from the cell that handles it, from one above, from one below, and from beside. */
const seen: Readonly<Record<StaffRole, Readonly<Record<'own' | 'parent', 'all' | 'facts' | 'nothing'>>>> = {
  worker: { own: 'all', parent: 'facts' },
  head: { own: 'all', parent: 'all' },
  department: { own: 'nothing', parent: 'nothing' },
  command: { own: 'all', parent: 'all' },
  reward: { own: 'facts', parent: 'facts' },
  custodian: { own: 'nothing', parent: 'nothing' },
  auditor: { own: 'all', parent: 'all' },
  publisher: { own: 'all', parent: 'all' },
  deputy: { own: 'facts', parent: 'facts' },
  admin: { own: 'nothing', parent: 'nothing' },
}

describe('a case at the desk', () => {
  it.each(staffRoles.flatMap((role) => (['own', 'parent'] as const).map((where) => [role, where] as const)))(
    'tells a %s of the %s cell what that role may know, and never a contact',
    async (role, where) => {
      const { ctx, no } = await opened()
      const reading = readDeskCase(ctx, at(role, where === 'own' ? '111' : '11'), no)
      const expected = seen[role][where]
      if (expected === 'nothing') return expect(reading).rejects.toThrow(/^staff\.(unknown|denied)$/)
      const read = await reading
      expect(read.reported !== null).toBe(expected === 'all')
      expect(JSON.stringify(read).includes(words)).toBe(expected === 'all')
      expect(JSON.stringify(read)).not.toContain(phone)
    },
  )

  it.each(staffRoles.flatMap((role) => ['12', '121'].map((cell) => [role, cell] as const)))(
    'is not there for a %s of another branch, at %s',
    async (role, cell) => {
      const { ctx, no } = await opened()
      await expect(readDeskCase(ctx, at(role, cell), no)).rejects.toThrow('staff.unknown')
    },
  )

  it('is not there under a number nobody gave, in the same words', async () => {
    const { ctx } = await opened()
    await expect(readDeskCase(ctx, head, 'C26-M0000-00000')).rejects.toThrow('staff.unknown')
    await expect(readDeskCase(ctx, head, 'nonsense')).rejects.toThrow('staff.unknown')
  })

  it('handled above is seen by those below its handler without what was reported', async () => {
    const { ctx, no } = await opened()
    const stream = `case#${no}`
    const found = await ctx.ledger.head(stream)
    await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: 'tester',
      streams: [
        {
          stream,
          after: found?.seq ?? 0,
          events: [{ type: 'case.noted', data: { step: { event: 'note', at: '2026-11-20' }, set: {} } }],
          state: { ...(found?.state as object), unit: '11' },
        },
      ],
    })
    expect((await readDeskCase(ctx, head, no)).reported).toBeNull()
    expect((await readDeskCase(ctx, at('head', '11'), no)).reported?.tips[0]?.told?.description).toBe(words)
  })

  it('offers to ask the reporter only where there is one', async () => {
    const { ctx, no } = await opened()
    const deeds = async () => (await readDeskCase(ctx, head, no)).next.map(({ deed }) => deed)
    expect(await deeds()).toEqual(expect.arrayContaining(['accept', 'ask']))
    const found = await ctx.ledger.head(`case#${no}`)
    await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: 'tester',
      streams: [
        {
          stream: `case#${no}`,
          after: found?.seq ?? 0,
          events: [{ type: 'case.noted', data: { step: { event: 'note', at: '2026-11-20' }, set: {} } }],
          state: { ...(found?.state as object), tip: null, origin: 'patrol' },
        },
      ],
    })
    expect(await deeds()).toContain('accept')
    expect(await deeds()).not.toContain('ask')
  })

  it('names the unit of every deadline', async () => {
    const { ctx, no } = await opened()
    const found = await ctx.ledger.head(`case#${no}`)
    const state = found?.state as { clocks: readonly object[] }
    await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: 'tester',
      streams: [
        {
          stream: `case#${no}`,
          after: found?.seq ?? 0,
          events: [{ type: 'case.noted', data: { step: { event: 'note', at: '2026-11-20' }, set: {} } }],
          state: { ...state, clocks: state.clocks.map((clock) => ({ ...clock, unit: '11' })) },
        },
      ],
    })
    const { clocks, named } = await readDeskCase(ctx, head, no)
    expect(clocks.map(({ unit }) => unit)).toContain('11')
    expect(named.map(({ unit }) => unit)).toContain('11')
  })

  it('of whoever is complained of is not there for them nor below them', async () => {
    const { ctx, no } = await opened()
    const found = await ctx.ledger.head(`case#${no}`)
    await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: 'tester',
      streams: [
        {
          stream: `case#${no}`,
          after: found?.seq ?? 0,
          events: [{ type: 'case.noted', data: { step: { event: 'note', at: '2026-11-20' }, set: {} } }],
          state: { ...(found?.state as object), against: '11', unit: '1' },
        },
      ],
    })
    for (const cell of ['11', '111'])
      await expect(readDeskCase(ctx, at('head', cell), no)).rejects.toThrow('staff.unknown')
    expect((await readDeskCase(ctx, at('head', '1'), no)).reported?.against).toBe('11')
  })

  it('writes down that an auditor read what was reported, and nothing of a handler', async () => {
    const { ctx, no } = await opened()
    await readDeskCase(ctx, head, no)
    expect(audits(ctx)).toEqual([])
    await readDeskCase(ctx, at('auditor', '1'), no)
    expect(audits(ctx)).toMatchObject([{ action: 'tip.audit', about: no, outcome: 'allowed' }])
  })

  it('names who did what, but to a deputy not the person', async () => {
    const { ctx, no } = await opened()
    await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: 'operator',
      streams: [
        {
          stream: 'staff#h',
          after: 0,
          events: [{ type: 'staff.test', data: {} }],
          state: { name: '张示例' },
        },
      ],
    })
    await acceptCase(ctx, head, { no, input: {} })
    const last = async (actor: StaffActor) => (await readDeskCase(ctx, actor, no)).history.at(-1)
    expect(await last(head)).toMatchObject({
      event: 'accept',
      at: '2026-11-20T02:30Z',
      unit: '111',
      by: { kind: 'staff', person: '张示例' },
    })
    expect(await last(at('deputy', '1'))).toMatchObject({ event: 'accept', by: { person: null } })
  })

  it('offers units below, beside, above and departments, and never itself', async () => {
    const { ctx, no } = await opened()
    await acceptCase(ctx, at('command', '1'), { no, input: {} })
    const { choices } = await readDeskCase(ctx, at('head', '11'), no)
    const codes = (which: keyof typeof choices) => choices[which].map(({ unit }) => unit)
    expect(codes('above')).toEqual(['11', '1'])
    expect(codes('below')).toEqual([])
    expect(codes('departments')).toContain('1@water')
    const ordered = Object.values(choices)
      .flat()
      .filter(({ reached }) => reached)
    expect(ordered.map(({ unit }) => unit)).toEqual(['11'])
  })
})

describe('a photo of a case', () => {
  it('is shown to its handler, small and large', async () => {
    const { ctx, no, photoId: id } = await opened()
    const read = async (small: boolean) =>
      Buffer.from(await readDeskPhoto(ctx, head, { no, id, small })).toString()
    expect(await read(true)).toBe('thumb 1')
    expect(await read(false)).toBe('large')
  })

  it('is refused to who may not read what was reported', async () => {
    const { ctx, no, photoId: id } = await opened()
    const asked = { no, id, small: true }
    await expect(readDeskPhoto(ctx, at('deputy', '1'), asked)).rejects.toThrow('staff.denied')
    await expect(readDeskPhoto(ctx, at('head', '12'), asked)).rejects.toThrow('staff.unknown')
  })

  it('of no tip of this case is not there', async () => {
    const { ctx, no } = await opened()
    const id = await photo(ctx, 2, 2)
    await expect(readDeskPhoto(ctx, head, { no, id, small: true })).rejects.toThrow('evidence.unknown')
  })
})

describe('answering the reporter', () => {
  it('is for those who handle the case, and once for one key', async () => {
    const { ctx, no, tipNo } = await opened()
    const answer = (actor: StaffActor) =>
      answerReporter(ctx, actor, { no: tipNo, key: deviceKey(9), input: { text: '已到现场' } })
    await expect(answer(at('head', '12'))).rejects.toThrow('staff.unknown')
    await expect(answer(at('head', '11'))).rejects.toThrow('staff.denied')
    await answer(head)
    await answer(head)
    const { reported } = await readDeskCase(ctx, head, no)
    expect(reported?.tips[0]?.thread).toMatchObject([{ from: 'handler', text: '已到现场' }])
  })
})

describe('taking a tip down', () => {
  const take = (ctx: MemoryContext, actor: StaffActor, channel: 'phone' | 'web' = 'phone') =>
    submitTip(ctx, actor, {
      key: deviceKey(5),
      channel,
      input: { category: 'odour', description: words, cell: '121', ticket: '12345-1' },
    })

  it.each(['worker', 'head', 'command'] as const)(
    'is for a %s, also of what happened elsewhere',
    async (role) => {
      const { ctx } = await opened()
      const { tipNo } = await take(ctx, at(role, '111'))
      expect(await stateOf<Tip>(ctx, tipStream(tipNo))).toMatchObject({
        channel: 'phone',
        status: 'received',
      })
    },
  )

  it.each(['department', 'reward', 'auditor', 'publisher', 'deputy', 'admin', 'custodian'] as const)(
    'is not for a %s',
    async (role) => {
      const { ctx } = await opened()
      await expect(take(ctx, at(role, '1'))).rejects.toThrow(/^staff\.(unknown|denied)$/)
    },
  )

  it('is never by a channel of the public', async () => {
    const { ctx } = await opened()
    await expect(take(ctx, head, 'web')).rejects.toThrow('command.not_allowed')
  })
})
