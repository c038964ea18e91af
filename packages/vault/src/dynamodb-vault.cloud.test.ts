import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { freshTables } from '../../local/src/testing/fresh.ts'
import { describeVault } from './contract/vault.ts'
import { dynamoVault } from './dynamodb-vault.ts'
import { keyService } from './key-service.ts'
import { type Vault, VaultUnavailable } from './vault.ts'

const client = new DynamoDBClient()
const keys = (byte = 1) =>
  keyService(Buffer.alloc(32, byte).toString('base64'), Buffer.alloc(32, 2).toString('base64'))

describeVault('on DynamoDB', async () => dynamoVault(client, (await freshTables()).VAULT_TABLE, keys()))

describe('the table of the vault', () => {
  let table: string
  let vault: Vault
  beforeEach(async () => {
    table = (await freshTables()).VAULT_TABLE
    vault = dynamoVault(client, table, keys())
  })
  const item = async (name: string, purpose: string) =>
    (
      await client.send(
        new GetItemCommand({ TableName: table, Key: { pk: { S: `vault#${name}` }, sk: { S: purpose } } }),
      )
    ).Item

  it('holds box and indexes, and nothing in plain text', async () => {
    await vault.keep('draft', 'contact', { phone: '13800138000' }, { phone: 'index' })
    const kept = await item('draft', 'contact')
    expect(Object.keys(kept ?? {}).sort()).toEqual(['box', 'indexes', 'pk', 'sk'])
    expect(kept?.indexes?.S).toBe('{"phone":"index"}')
    expect(Buffer.from(kept?.box?.B ?? []).includes('13800138000')).toBe(false)
  })

  it('holds nothing but the names once they are erased', async () => {
    await vault.keep('draft', 'identity', { number: '65290119900101001X' }, { identity: 'index' })
    await vault.erase('draft')
    for (const purpose of ['contact', 'identity', 'payout'])
      expect(await item('draft', purpose)).toEqual({ pk: { S: 'vault#draft' }, sk: { S: purpose } })
  })

  it.each([
    ['name', 'vault#other', 'contact'],
    ['purpose', 'vault#draft', 'payout'],
  ])('does not open a box that was moved to another %s', async (_, pk, sk) => {
    await vault.keep('draft', 'contact', { phone: '13800138000' })
    const moved = { ...(await item('draft', 'contact')), pk: { S: pk }, sk: { S: sk } }
    await client.send(new PutItemCommand({ TableName: table, Item: moved }))
    await expect(vault.open(pk.slice('vault#'.length), sk as 'payout')).rejects.toThrow('bound to something')
  })

  it('does not open under another key', async () => {
    await vault.keep('draft', 'contact', { phone: '13800138000' })
    await expect(dynamoVault(client, table, keys(9)).open('draft', 'contact')).rejects.toThrow()
  })

  it('that does not answer is told as unavailable, without what was to be kept', async () => {
    const nowhere = dynamoVault(client, 'NoSuchTable', keys())
    const calls = [
      () => nowhere.keep('draft', 'contact', { phone: '13800138000' }),
      () => nowhere.open('draft', 'contact'),
      () => nowhere.indexes('draft', 'contact'),
      () => nowhere.erase('draft'),
    ]
    for (const call of calls) {
      const error = await call().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(VaultUnavailable)
      expect((error as Error).message).not.toContain('13800138000')
    }
  })
})
