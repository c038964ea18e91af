import { dayOf } from '@wangge/core/calendar'
import { caseDeeds } from '@wangge/core/case/all-deeds'
import { deliverOutcome } from '@wangge/core/case/deliver'
import { readDeskCase } from '@wangge/core/case/read-desk-case'
import { readQueue } from '@wangge/core/case/read-queue'
import { type Context, createContext } from '@wangge/core/context'
import { publish } from '@wangge/core/publish'
import { loadScheme } from '@wangge/core/scheme/load'
import { isShownStream } from '@wangge/core/shown-nouns'
import { actorOf, departmentUnit } from '@wangge/core/staff'
import { accountOf } from '@wangge/core/staff/read-account'
import * as stores from '@wangge/core/stores'
import type { Tip } from '@wangge/core/tip'
import { tipStream } from '@wangge/core/tip'
import { assignTip } from '@wangge/core/tip/assign'
import { submitTip } from '@wangge/core/tip/submit'
import { dynamoDb } from '@wangge/ledger/dynamodb'
import { dynamoBoard } from '@wangge/ledger/dynamodb-board'
import { dynamoLedger } from '@wangge/ledger/dynamodb-ledger'
import { dynamoPassing } from '@wangge/ledger/dynamodb-passing'
import { dynamoViews } from '@wangge/ledger/dynamodb-views'
import { tables } from '@wangge/ledger/tables'
import { meter } from './meter.ts'
import { tipsOf } from './tips.ts'

type Names = Readonly<Record<'LEDGER_TABLE' | 'PUBLIC_TABLE' | 'DESK_TABLE' | 'PASSING_TABLE', string>>

/** What each deed of one case is billed for, and what putting its pages and lists after it is. */
export async function deskUnits(plain: Context, names: Names) {
  const client = dynamoDb()
  const take = meter(
    client,
    new Map([
      [names.LEDGER_TABLE, ['Ledger', tables.Ledger]],
      [names.PUBLIC_TABLE, ['Public', tables.Public]],
      [names.DESK_TABLE, ['Desk', tables.Desk]],
      [names.PASSING_TABLE, ['Passing', tables.Passing]],
    ]),
  )
  const ctx: Context = {
    ...createContext(stores),
    keys: plain.keys,
    files: plain.files,
    evidence: plain.evidence,
    jurisdiction: plain.jurisdiction,
    now: plain.now,
    random: plain.random,
    ledger: dynamoLedger(client, names.LEDGER_TABLE, isShownStream),
    views: dynamoViews(client, names.PUBLIC_TABLE),
    board: dynamoBoard(client, names.DESK_TABLE),
    passing: dynamoPassing(client, names.PASSING_TABLE, plain.now),
  }
  const actor = async (sub: string) => {
    const account = await accountOf(plain, { iss: process.env.OIDC_ISSUER ?? '', sub })
    if (!account) throw new Error(`no demo person ${sub}`)
    return actorOf(account, dayOf(plain.now()), null)
  }
  const [command, checker, eco] = [await actor('command-1'), await actor('command-2'), await actor('eco')]
  const { root } = await loadScheme(plain)
  const tip = (await tipsOf('gaochang'))(60)
  const { tipNo } = await submitTip(
    plain,
    { role: 'public', name: 'public' },
    { key: 'bench-desk-units-1', channel: 'api', input: tip },
  )
  await assignTip(plain, tipStream(tipNo))
  const assigned = (await plain.ledger.head(tipStream(tipNo)))?.state as Tip | undefined
  if (assigned?.status !== 'assigned') throw new Error(`${tipNo} has no case`)
  const { case: no } = assigned
  const rows: object[] = []
  const count = async (what: string, work: () => Promise<unknown>) => {
    take()
    await work()
    const parts = take()
    const sum = (unit: 'writes' | 'reads') => parts.reduce((total, part) => total + part[unit], 0)
    rows.push({ what, writes: sum('writes'), reads: sum('reads') })
  }
  const deeds = [
    ['accept', command, {}],
    ['transfer', command, { to: departmentUnit(root.code, 'eco'), reason: '请核查' }],
    ['receive', eco, {}],
    ['visit', eco, { step: 'check', text: '到场核查' }],
    ['progress', eco, { text: '已约谈' }],
    [
      'conclude',
      eco,
      {
        verdict: 'untrue',
        measures: [],
        summary: '没有发现反映的问题。',
        record: '巡查记录',
        reply: '没有发现问题，谢谢。',
      },
    ],
    ['check', checker, { result: 'passed', text: '同意' }],
  ] as const
  for (const [name, by, input] of deeds) {
    await count(name, () => caseDeeds[name](ctx, by, { no, input }))
    await count(`${name}: pages and lists`, async () => publish(ctx, await headOf(ctx, no)))
  }
  await count('deliver to one reporter', () => deliverOutcome(ctx, `case#${no}`))
  await count('read the case page of the desk', () => readDeskCase(ctx, command, no))
  await count('read a work list of 50', () => readQueue(ctx, command, { cell: root.code }))
  return rows
}

async function headOf({ ledger }: Pick<Context, 'ledger'>, no: string) {
  const head = await ledger.head(`case#${no}`)
  if (!head) throw new Error(`${no} does not stand`)
  return head
}
