import { expect, it } from 'vitest'
import { freshTables } from '../../local/src/testing/fresh.ts'
import { allHeads } from './all-heads.ts'
import { deed, step } from './contract/deed.ts'
import { dynamoDb } from './dynamodb.ts'
import { dynamoLedger } from './dynamodb-ledger.ts'

it('every head is found, beyond one answer of the engine, and nothing else', async () => {
  const client = dynamoDb()
  const table = (await freshTables()).LEDGER_TABLE
  const ledger = dynamoLedger(client, table)
  const names = Array.from({ length: 12 }, (_, n) => `thing#${n}`)
  const sealed = new Uint8Array(200_000)
  for (const name of names) await ledger.append(deed([step(name, 0, { sealed })]))
  await ledger.append(deed([step('thing#0', 1)], { once: { key: 'key', value: 1 } }))

  const heads: [stream: string, seq: number][] = []
  for await (const { stream, seq } of allHeads(client, table)) heads.push([stream, seq])
  expect(heads.sort()).toEqual(names.map((name) => [name, name === 'thing#0' ? 2 : 1]).sort())
})
