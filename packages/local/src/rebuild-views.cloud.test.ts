import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { createContext } from '@wangge/core/context'
import { reportCorrection } from '@wangge/core/correction/report'
import { leave } from '@wangge/core/officer/leave'
import { publish } from '@wangge/core/publish'
import { sweep } from '@wangge/core/sweep'
import { submitTip } from '@wangge/core/tip/submit'
import { allHeads } from '@wangge/ledger/all-heads'
import { expect, it } from 'vitest'
import { citizen, deviceKey, operator, settle, tipAt, townScheme } from '../../core/src/testing/town.ts'
import { emptyViews, rebuildViews } from './rebuild-views.ts'
import { freshBucket, freshTables } from './testing/fresh.ts'

it('the views rebuilt from the ledger are the very ones thrown away', async () => {
  const variables = {
    ...(await freshTables()),
    ...(await freshBucket()),
    JURISDICTION: townScheme.jurisdiction,
  }
  const names = { Ledger: variables.LEDGER_TABLE, Public: variables.PUBLIC_TABLE }
  const ctx = createContext({ ...process.env, ...variables })
  await settle(ctx)
  for (const n of [1, 2, 3])
    await submitTip(ctx, citizen, { key: deviceKey(n), channel: 'web', input: tipAt() })
  await sweep(ctx)
  await leave(ctx, operator, { post: '111.head', last: '2026-06-30' })
  const report = { cell: '111', about: 'person' }
  await reportCorrection(ctx, citizen, { key: deviceKey(4), input: report })

  const client = new DynamoDBClient()
  for await (const head of allHeads(client, names.Ledger)) await publish(ctx, head)
  const before = await viewsOf(client, names.Public)
  const [cases, posts, corrections] = [3 * 4, 1, 1]
  expect(before.length).toBe(cases + posts + corrections)

  await emptyViews(client, names)
  expect(await viewsOf(client, names.Public)).toEqual([])
  await rebuildViews(client, names)
  expect(await viewsOf(client, names.Public)).toEqual(before)
})

async function viewsOf(client: DynamoDBClient, table: string): Promise<readonly string[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
  return Items.map((item) => JSON.stringify(Object.entries(item).sort())).sort()
}
