import { beforeEach, describe, expect, it } from 'vitest'
import type { Case } from '../case/case.ts'
import { publish } from '../publish.ts'
import { endAccount } from '../staff/end-account.ts'
import { inviteStaff } from '../staff/invite-staff.ts'
import type { GrantInput } from '../staff/staff.ts'
import { killAtEachCall, killingContext, survives } from '../testing/kill.ts'
import { tell } from '../testing/told.ts'
import { deliverAll, handIn, type MemoryContext, memoryContext, operator, settle } from '../testing/town.ts'
import { assignTip } from '../tip/assign.ts'
import { deliverNotices } from './deliver.ts'
import type { NoticeBatch } from './notice.ts'
import { notifyStaff } from './notify.ts'

const MINUTE = 60_000

const right = (role: GrantInput['role'], cell: string, more: Partial<GrantInput> = {}): GrantInput => ({
  role,
  cell,
  kinds: [],
  from: '2026-01-01',
  until: null,
  ...more,
})

let ctx: MemoryContext
let no: string
beforeEach(async () => {
  ctx = memoryContext()
  await settle(ctx)
  no = await newCase(1)
  await deliverAll(ctx)
})

async function newCase(n: number): Promise<string> {
  await handIn(ctx, n)
  const tip = (await ctx.ledger.waiting('assign', 1))[0] ?? ''
  await assignTip(ctx, tip)
  const opened = ctx.ledger.streams().findLast(({ stream }) => stream.startsWith('case#'))
  if (!opened) throw new Error('no case was opened')
  return (opened.state as Case).no
}

const person = async (name: string, mail: string | null, ...grants: Parameters<typeof right>[]) => {
  const invited = { name, mail, grants: grants.map((each) => right(...each)) }
  const { id } = await inviteStaff(ctx, operator, invited)
  await deliverAll(ctx)
  return `staff:${id}` as const
}

const later = (minutes: number) => {
  ctx.time.now = new Date(ctx.time.now.getTime() + minutes * MINUTE)
}
const sent = () => ctx.notices.sent() as readonly NoticeBatch[]
const run = async () => {
  const before = sent().length
  later(5)
  await notifyStaff(ctx)
  return sent().slice(before)
}
const toldTo = (batches: readonly NoticeBatch[], to: string) =>
  batches.filter((each) => each.to === to).flatMap(({ items }) => items.map((item) => [item.case, item.kind]))

describe('a run', () => {
  it('tells the head of a cell of a new case, by number, unit and day', async () => {
    const head = await person('金某', 'jin@mail.example', ['head', '111'])
    expect(await run()).toEqual([
      {
        to: head,
        batch: expect.stringMatching(/^[0-9a-f]{32}$/),
        items: [{ case: no, kind: 'assigned', unit: '111', due: expect.stringMatching(/^2026-/) }],
      },
      expect.objectContaining({ to: 'webhook' }),
    ])
  })

  it('gathers all that happened into one message a person', async () => {
    const head = await person('金某', 'jin@mail.example', ['head', '111'])
    const other = await newCase(2)
    await deliverAll(ctx)
    await tell(ctx, no, 'urged', ['111'])
    const batches = await run()
    expect(batches.map(({ to }) => to)).toEqual([head, 'webhook'])
    expect(toldTo(batches, head).sort()).toEqual(
      [
        [no, 'assigned'],
        [no, 'urged'],
        [other, 'assigned'],
      ].sort(),
    )
  })

  it('tells nothing twice, and nothing when nothing happened', async () => {
    await person('金某', 'jin@mail.example', ['head', '111'])
    expect(await run()).toHaveLength(2)
    expect(await run()).toEqual([])
    await deliverAll(ctx)
    expect(await run()).toEqual([])
  })

  it('leaves what was put a moment ago to the next run', async () => {
    await person('金某', 'jin@mail.example', ['head', '111'])
    await notifyStaff(ctx)
    expect(sent()).toEqual([])
    expect(await run()).toHaveLength(2)
  })

  it('tells what a late stream record brings, though others have been told since', async () => {
    const head = await person('金某', 'jin@mail.example', ['head', '111'])
    const second = await newCase(2)
    expect(toldTo(await run(), head)).toEqual([[no, 'assigned']])
    later(30)
    await deliverAll(ctx)
    expect(toldTo(await run(), head)).toEqual([[second, 'assigned']])
  })

  it('tells what images of the stream that were lost would have said, from the one that came', async () => {
    const head = await person('金某', 'jin@mail.example', ['head', '111'])
    await run()
    const lost = { ...ctx, board: memoryContext().board }
    await tell(lost, no, 'urged', ['111'])
    await tell(lost, no, 'questioned', ['111'])
    await tell(ctx, no, 'reminded', ['111'])
    expect(toldTo(await run(), head).map(([, kind]) => kind)).toEqual(['urged', 'questioned', 'reminded'])
  })

  it('goes on after hours without anything', async () => {
    const head = await person('金某', 'jin@mail.example', ['head', '111'])
    await run()
    later(60 * 30)
    expect(await run()).toEqual([])
    await tell(ctx, no, 'reminded', ['111'])
    expect(toldTo(await run(), head)).toEqual([[no, 'reminded']])
  })

  it('mails nobody for what happened more than a day before the board was built anew', async () => {
    await person('金某', 'jin@mail.example', ['head', '111'])
    await run()
    later(60 * 25)
    const before = sent().length
    const anew = { ...ctx, board: memoryContext().board }
    for (const head of ctx.ledger.streams()) await publish(anew, head)
    later(5)
    await notifyStaff(anew)
    expect(sent().slice(before)).toEqual([])
  })
})

describe('those who hear of it', () => {
  const everybody = async () => ({
    head: await person('甲', 'a@mail.example', ['head', '111']),
    worker: await person('乙', 'b@mail.example', ['worker', '111']),
    above: await person('丙', 'c@mail.example', ['head', '11']),
    beside: await person('丁', 'd@mail.example', ['head', '121']),
    water: await person('戊', 'e@mail.example', ['department', '1', { department: 'water' }]),
    police: await person('己', 'f@mail.example', ['department', '1', { department: 'police' }]),
    reward: await person('庚', 'g@mail.example', ['reward', '1']),
    deputy: await person('辛', 'h@mail.example', ['deputy', '11']),
  })
  const told = async (kind: Parameters<typeof tell>[2], units: readonly string[], change?: Partial<Case>) => {
    const people = await everybody()
    await run()
    await tell(ctx, no, kind, units, change)
    const batches = await run()
    return Object.entries(people)
      .filter(([, name]) => batches.some(({ to }) => to === name))
      .map(([role]) => role)
  }

  it('are those who answer for the unit', async () => {
    expect(await told('urged', ['111'])).toEqual(['head', 'worker'])
  })
  it('are of a department those of that department alone', async () => {
    expect(await told('offered', ['1@water'])).toEqual(['water'])
  })
  it('are all units that are named', async () => {
    expect(await told('escalated', ['11', '111'])).toEqual(['head', 'above'])
  })
  it('are not workers where an outcome is to be checked', async () => {
    expect(await told('to-check', ['111'])).toEqual(['head'])
  })
  it('are reward officers of the place where a reward is proposed, and not where it was returned', async () => {
    const officer = await person('庚', 'g@mail.example', ['reward', '1'])
    await person('甲', 'a@mail.example', ['head', '111'])
    await person('丁', 'd@mail.example', ['reward', '12'])
    await run()
    const decision = { scheme: 's', tier: null, traces: [], awards: [], refused: [] }
    const base = { case: no, decision, proposedBy: 'staff:x', cells: ['1', '11', '111'] }
    const head = (seq: number, rest: object) => ({
      stream: `reward#${no}`,
      seq,
      at: ctx.now().toISOString(),
      state: { ...base, ...rest },
    })
    await publish(ctx, head(1, { status: 'proposed' }))
    const batches = await run()
    expect(batches.map(({ to }) => to)).toEqual([officer, 'webhook'])
    expect(toldTo(batches, officer)).toEqual([[no, 'reward-proposed']])
    await publish(ctx, head(2, { status: 'returned', returnedBy: 'staff:y' }))
    expect(await run()).toEqual([])
  })
  it('are deputies of the place for an answer', async () => {
    expect(await told('answered', ['111'])).toEqual(['deputy'])
  })
  it('are never those complained of, nor those below them', async () => {
    expect(await told('urged', ['11', '111'], { against: '11' })).toEqual([])
  })
  it('are still those above the unit complained of', async () => {
    expect(await told('escalated', ['11', '111'], { against: '111' })).toEqual(['above'])
  })

  it('are not those who are tied to the enterprise', async () => {
    const grants = [right('head', '111')]
    await inviteStaff(ctx, operator, { name: '甲', mail: 'a@mail.example', grants, interests: ['p1'] })
    await deliverAll(ctx)
    await run()
    await tell(ctx, no, 'urged', ['111'], { site: 'p1' })
    expect((await run()).map(({ to }) => to)).toEqual(['webhook'])
  })
  it('are not those whose right is for other categories, is over, or has no address', async () => {
    await person('甲', 'a@mail.example', ['head', '111', { kinds: ['noise'] }])
    await person('乙', 'b@mail.example', ['head', '111', { until: '2026-11-19' }])
    await person('丙', null, ['head', '111'])
    const ended = await person('丁', 'd@mail.example', ['head', '111'])
    await endAccount(ctx, operator, ended.slice('staff:'.length))
    expect((await run()).map(({ to }) => to)).toEqual(['webhook'])
  })
})

describe('a run that is ended anywhere', () => {
  it('is done again with the very same messages, and each person hears of each thing once', async () => {
    const kills = await killAtEachCall(async (n) => {
      for (const moment of ['before', 'after'] as const) {
        ctx = memoryContext()
        await settle(ctx)
        await notifyStaff(ctx)
        no = await newCase(1)
        await deliverAll(ctx)
        await person('甲', 'a@mail.example', ['head', '111'], ['worker', '111'])
        await person('乙', 'b@mail.example', ['command', '111'])
        later(5)
        const stores = ['ledger', 'board', 'notices'] as const
        const end = await survives(() => notifyStaff(killingContext(ctx, n, moment, [...stores])))
        await tell(ctx, no, 'urged', ['111'])
        await run()
        await run()
        const mails: string[] = []
        for (const batch of sent())
          await deliverNotices(ctx, batch, {
            mail: async ({ to, items }) => void mails.push(...items.map(({ kind }) => `${to} ${kind}`)),
          })
        const once = ['a@mail.example', 'b@mail.example'].flatMap((to) => [`${to} assigned`, `${to} urged`])
        expect(mails.sort(), `killed ${moment} call ${n}`).toEqual(once)
        if (end === 'done') return 'done'
      }
      return 'killed'
    })
    expect(kills).toBeGreaterThan(5)
  })

  it('of two at once one sends', async () => {
    const head = await person('甲', 'a@mail.example', ['head', '111'])
    later(5)
    await Promise.all([notifyStaff(ctx), notifyStaff(ctx)])
    expect(sent().filter(({ to }) => to === head)).toHaveLength(1)
  })
})
