import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { createContext } from '@wangge/core/context'
import { reportCorrection } from '@wangge/core/correction/report'
import { leave } from '@wangge/core/officer/leave'
import { publish } from '@wangge/core/publish'
import * as stores from '@wangge/core/stores'
import { sweep } from '@wangge/core/sweep'
import { allHeads } from '@wangge/ledger/all-heads'
import { expect, it } from 'vitest'
import { RELEASE_WAIT } from '../../core/src/case/case.ts'
import { releaseRule, slotsAround } from '../../core/src/case/slots.ts'
import { citizen, deviceKey, handIn, operator, settle, townScheme } from '../../core/src/testing/town.ts'
import { emptyViews, rebuildViews } from './rebuild-views.ts'
import { tableNamesIn } from './store-names.ts'
import { freshBuckets, freshTables } from './testing/fresh.ts'

it('the views and work lists rebuilt from the ledger are the very ones thrown away', async () => {
  const variables = {
    ...(await freshTables()),
    ...(await freshBuckets()),
    JURISDICTION: townScheme.jurisdiction,
  }
  const names = tableNamesIn(variables)
  const time = { now: new Date() }
  const ctx = createContext(stores, { ...process.env, ...variables }, () => time.now)
  await settle(ctx)
  for (const n of [1, 2, 3]) await handIn(ctx, n)
  await sweep(ctx)
  while ((await ctx.ledger.waiting(RELEASE_WAIT, 1)).length > 0) {
    time.now = slotsAround(releaseRule(ctx.jurisdiction, time.now), time.now).next
    await sweep(ctx)
  }
  await leave(ctx, operator, { post: '111.head', last: '2026-06-30' })
  const report = { cell: '111', about: 'person' }
  await reportCorrection(ctx, citizen, { key: deviceKey(4), input: report })

  const client = new DynamoDBClient()
  for await (const head of allHeads(client, names.Ledger)) await publish(ctx, head)
  const before = await viewsOf(client, names.Public)
  const lists = await viewsOf(client, names.Desk)
  expect(lists.length).toBeGreaterThan(0)
  const [cases, posts, corrections] = [3 * 3, 1, 1]
  expect(before.length).toBe(cases + posts + corrections)

  await emptyViews(client, names)
  for (const table of [names.Public, names.Desk]) expect(await viewsOf(client, table)).toEqual([])
  await rebuildViews(client, names)
  expect(await viewsOf(client, names.Public)).toEqual(before)
  expect(await viewsOf(client, names.Desk)).toEqual(lists)
})

async function viewsOf(client: DynamoDBClient, table: string): Promise<readonly string[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
  // What is to be told by mail is ordered by the moment it was put, and is told within a day or never.
  const lasting = Items.filter(({ sk }) => !sk?.S?.startsWith('notice#'))
  return lasting.map((item) => JSON.stringify(Object.entries(item).sort())).sort()
}
