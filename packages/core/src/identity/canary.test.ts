import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NoticeBatch } from '../notice/notice.ts'
import { notifyStaff } from '../notice/notify.ts'
import type { Audited } from '../staff/audit.ts'
import { inviteStaff } from '../staff/invite-staff.ts'
import { right } from '../testing/accounts.ts'
import { issuesOf } from '../testing/issues.ts'
import { staffActor } from '../testing/staff.ts'
import {
  deliverAll,
  handIn,
  type MemoryContext,
  memoryContext,
  operator,
  settle,
  stateOf,
  tipAt,
  untilPublic,
} from '../testing/town.ts'
import { tipStream } from '../tip/tip.ts'
import { answerRequest } from './answer-request.ts'
import { askIdentity } from './ask-identity.ts'
import { liftCanary } from './lift-canary.ts'
import { openAgreed } from './open-agreed.ts'
import { openIdentity } from './open-identity.ts'
import { plantCanary } from './plant-canary.ts'
import { readOpening } from './read-opening.ts'

const CANARY = { phone: '13900009999', name: '吴某某' }

let ctx: MemoryContext
let tip: string
let caseNo: string
let logged: string[]
const proven = () => ({ provenAt: ctx.now().toISOString() })
const keeper = () => staffActor({ role: 'custodian', cell: '1' }, 'keeper', proven())
const second = () => staffActor({ role: 'custodian', cell: '1' }, 'second', proven())

beforeEach(async () => {
  logged = []
  vi.spyOn(console, 'error').mockImplementation((line) => void logged.push(String(line)))
  ctx = memoryContext()
  await settle(ctx)
  tip = (await handIn(ctx, 1)).tipNo
  await untilPublic(ctx)
  caseNo = (await stateOf<{ caseNo: string }>(ctx, tipStream(tip))).caseNo
})
afterEach(() => vi.restoreAllMocks())

const plant = () => plantCanary(ctx, operator, tip, CANARY)
const ask = (field = 'contact') =>
  askIdentity(ctx, keeper(), { about: tip, field, purpose: 'protect', reason: '举报人请求警方保护，需联系' })
const answer = () => openIdentity(ctx, ctx.openings.sent().at(-1))
const alarms = () =>
  ctx.ledger
    .streams()
    .map(({ state }) => state as Partial<Audited>)
    .filter(({ outcome }) => outcome === 'canary')
const codes = async (deed: () => unknown) => (await issuesOf(deed)).map(({ code }) => code)

describe('a canary', () => {
  it('rings as soon as somebody asks for it, once for the auditors, without a number in the log', async () => {
    await plant()
    await ask()
    expect(alarms()).toEqual([])
    expect(await answer()).toBe('waits')
    expect(alarms()).toMatchObject([{ by: 'staff:keeper', action: 'identity.open', about: caseNo }])
    expect(logged).toEqual(['{"alarm":"identity.canary"}'])
    await answer()
    expect(alarms()).toHaveLength(1)
  })

  it('rings whatever is asked of it', async () => {
    await plant()
    await ask('claim')
    await answer()
    expect(alarms()).toHaveLength(1)
  })

  it('shows who opens it a contact like any other, and nothing of the alarm', async () => {
    await plant()
    const id = await ask()
    await answerRequest(ctx, second(), id, { answer: 'agree' })
    await openAgreed(ctx, keeper(), id)
    expect(await answer()).toBe('opened')
    const shown = await readOpening(ctx, keeper(), id)
    expect(shown).toMatchObject({ state: 'shown', fields: CANARY })
    expect(JSON.stringify(shown)).not.toContain('canary')
    expect(alarms()).toHaveLength(1)
  })

  it('is told to the auditors of the place by a notice, to no custodian and no webhook', async () => {
    const invite = async (name: string, role: 'auditor' | 'custodian') => {
      const invited = { name, mail: `${role}@mail.example`, grants: [right(role, '1')] }
      return `staff:${(await inviteStaff(ctx, operator, invited)).id}`
    }
    const auditor = await invite('丁某', 'auditor')
    await invite('沈某', 'custodian')
    await plant()
    await ask()
    await answer()
    await deliverAll(ctx)
    ctx.time.now = new Date(ctx.now().getTime() + 5 * 60_000)
    await notifyStaff(ctx)
    const told = (ctx.notices.sent() as readonly NoticeBatch[]).flatMap(({ to, items }) =>
      items.map(({ kind }) => [to, kind]),
    )
    expect(told.filter(([, kind]) => kind === 'identity-alarm')).toEqual([[auditor, 'identity-alarm']])
    expect(told.filter(([to]) => to === 'webhook').map(([, kind]) => kind)).not.toContain('identity-asked')
    expect(told.filter(([, kind]) => kind === 'identity-asked')).toHaveLength(2)
  })

  it('stands in no stream, view, list or page: nothing but the vault knows of it', async () => {
    const before = JSON.stringify(ctx.ledger.streams())
    await plant()
    expect(JSON.stringify(ctx.ledger.streams())).toBe(before)
    expect(ctx.vault.names()).toContain(`canary-${tip}`)
  })

  it('rings no more once an operator took it away, alone and without a word whether it was there', async () => {
    await plant()
    expect(await codes(() => liftCanary(ctx, keeper(), tip))).toEqual(['command.not_allowed'])
    expect(await codes(() => liftCanary(ctx, operator, 'T26-AAAAA-AAAAA'))).toEqual(['tip.unknown'])
    await liftCanary(ctx, operator, tip)
    await liftCanary(ctx, operator, tip)
    await ask()
    await answer()
    expect(alarms()).toEqual([])
    expect(logged).toEqual([])
  })

  it('is planted by an operator alone, behind an anonymous report that left nothing', async () => {
    expect(await codes(() => plantCanary(ctx, keeper(), tip, CANARY))).toEqual(['command.not_allowed'])
    expect(await codes(() => plantCanary(ctx, operator, 'T26-AAAAA-AAAAA', CANARY))).toEqual(['tip.unknown'])
    expect(await codes(() => plantCanary(ctx, operator, tip, { name: '吴' }))).toEqual(['tip.phone_invalid'])
    const named = { ...tipAt(), wish: 'call-back', contact: { phone: '13800138000' } }
    const other = (await handIn(ctx, 2, named)).tipNo
    await untilPublic(ctx)
    expect(await codes(() => plantCanary(ctx, operator, other, CANARY))).toEqual(['identity.canary_unfit'])
  })
})

it('an opening of what is no canary rings nothing', async () => {
  await ask()
  await answer()
  expect(alarms()).toEqual([])
  expect(logged).toEqual([])
})
