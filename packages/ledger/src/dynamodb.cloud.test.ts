import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import { freshTables } from '../../local/src/testing/fresh.ts'
import { describeBoard } from './contract/board.ts'
import { deed, step } from './contract/deed.ts'
import { describeLedger } from './contract/ledger.ts'
import { describePassing } from './contract/passing.ts'
import { describeTraces } from './contract/traces.ts'
import { describeViews } from './contract/views.ts'
import { dynamoDb } from './dynamodb.ts'
import { dynamoBoard } from './dynamodb-board.ts'
import { dynamoLedger } from './dynamodb-ledger.ts'
import { dynamoPassing } from './dynamodb-passing.ts'
import { dynamoViews } from './dynamodb-views.ts'

const client = dynamoDb()

describeLedger('on DynamoDB', async () => dynamoLedger(client, (await freshTables()).LEDGER_TABLE))
describeTraces('on DynamoDB', async (isTraced) =>
  dynamoLedger(client, (await freshTables()).LEDGER_TABLE, isTraced),
)
describeViews('on DynamoDB', async () => dynamoViews(client, (await freshTables()).PUBLIC_TABLE), 10)
describeBoard('on DynamoDB', async () => dynamoBoard(client, (await freshTables()).DESK_TABLE), 10)
describePassing('on DynamoDB', async (now) => dynamoPassing(client, (await freshTables()).PASSING_TABLE, now))

it('an erased box is gone from the table itself', async () => {
  const table = (await freshTables()).LEDGER_TABLE
  const ledger = dynamoLedger(client, table)
  const sealed = new Uint8Array([1, 2, 3])
  const events = [{ type: 'thing.told', data: null, sealed }]
  const item = async (sk: string) =>
    (
      await client.send(
        new GetItemCommand({
          TableName: table,
          Key: { pk: { S: 'thing#1' }, sk: { S: sk } },
          ConsistentRead: true,
        }),
      )
    ).Item

  await ledger.append(deed([step('thing#1', 0, { sealed, events })]))
  for (const sk of ['SEALED', 'S#000001']) expect((await item(sk))?.box?.B).toEqual(sealed)
  await ledger.append(deed([step('thing#1', 1, { erase: [0, 1] })]))
  for (const sk of ['SEALED', 'S#000001'])
    expect(await item(sk)).toEqual({ pk: { S: 'thing#1' }, sk: { S: sk } })
})
