import type {
  BatchGetItemCommandInput,
  BatchGetItemCommandOutput,
  DynamoDBClient,
  GetItemCommandInput,
  GetItemCommandOutput,
  PutItemCommandInput,
  QueryCommandInput,
  QueryCommandOutput,
  TransactWriteItemsCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { Item } from '@wangge/ledger/dynamodb'
import type { Table } from '@wangge/ledger/tables'
import { indexUnits, itemSize, readUnits, writeUnits } from './capacity.ts'

/** One item written or read, or one query; `what` is its table and kind, such as `Ledger case HEAD`. */
export type Part = {
  readonly what: string
  readonly bytes: number
  readonly writes: number
  readonly reads: number
}

/** Answers what was billed since it was last asked. */
export type Meter = () => readonly Part[]

/**
 * Watches every command a client sends. An item written by another client counts as new when it is overwritten. A
 * cancelled transaction counts as if it had been written, but for its indexes: an upper bound.
 * @param tables by the names they have for this client
 */
export function meter(client: DynamoDBClient, tables: ReadonlyMap<string, readonly [string, Table]>): Meter {
  const parts: Part[] = []
  const stored = new Map<string, Item>()
  const table = (name: string | undefined) => {
    const found = tables.get(name ?? '')
    if (!found) throw new Error(`table ${name} is not metered`)
    return found
  }
  const read = (what: string, items: readonly (Item | undefined)[], consistent = false) => {
    const bytes = items.reduce((sum, item) => sum + (item ? itemSize(item) : 0), 0)
    parts.push({ what, bytes, writes: 0, reads: readUnits(bytes, consistent) })
  }
  const put = (tableName: string | undefined, item: Item = {}, factor: 1 | 2, failed: boolean) => {
    const [label, definition] = table(tableName)
    const key = JSON.stringify([tableName, item.pk?.S, item.sk?.S])
    const before = stored.get(key)
    const what = `${label} ${kind(item)}`
    const size = Math.max(failed && factor === 1 ? 0 : itemSize(item), before ? itemSize(before) : 0)
    parts.push({ what, bytes: size, writes: factor * writeUnits(size), reads: 0 })
    if (failed) return
    for (const [name, index] of Object.entries(definition.indexes)) {
      const writes = indexUnits(definition, index, before, item)
      if (writes) parts.push({ what: `${what} in ${name}`, bytes: 0, writes, reads: 0 })
    }
    stored.set(key, item)
  }

  const count: Record<string, (input: object, output: object | undefined) => void> = {
    TransactWriteItemsCommand(input, output) {
      for (const { Put } of (input as TransactWriteItemsCommandInput).TransactItems ?? [])
        put(Put?.TableName, Put?.Item, 2, !output)
    },
    PutItemCommand(input, output) {
      const { TableName, Item } = input as PutItemCommandInput
      put(TableName, Item, 1, !output)
    },
    /** Counters alone are updated, and each is far below a kilobyte. */
    UpdateItemCommand(input) {
      const { TableName, Key = {} } = input as UpdateItemCommandInput
      parts.push({ what: `${table(TableName)[0]} ${kind(Key)}`, bytes: 0, writes: 1, reads: 0 })
    },
    GetItemCommand(input, output) {
      const { TableName, Key = {}, ConsistentRead } = input as GetItemCommandInput
      read(`${table(TableName)[0]} ${kind(Key)}`, [(output as GetItemCommandOutput)?.Item], ConsistentRead)
    },
    BatchGetItemCommand(input, output) {
      for (const [name, { Keys = [] }] of Object.entries(
        (input as BatchGetItemCommandInput).RequestItems ?? {},
      )) {
        const found = (output as BatchGetItemCommandOutput)?.Responses?.[name] ?? []
        for (const key of Keys) {
          const item = found.find(({ pk, sk }) => pk?.S === key.pk?.S && sk?.S === key.sk?.S)
          read(`${table(name)[0]} ${kind(key)}`, [item])
        }
      }
    },
    QueryCommand(input, output) {
      const { TableName, IndexName = 'query', ConsistentRead } = input as QueryCommandInput
      read(`${table(TableName)[0]} ${IndexName}`, (output as QueryCommandOutput)?.Items ?? [], ConsistentRead)
    },
  }

  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const counted = count[commandName]
        if (!counted) throw new Error(`${commandName} is not metered`)
        try {
          const result = await next(args)
          counted(args.input, result.output)
          return result
        } catch (error) {
          counted(args.input, undefined)
          throw error
        }
      },
    { step: 'initialize', name: 'meter' },
  )
  return () => parts.splice(0)
}

/** `case HEAD` for the head of any case, `outbox` for an entry of the outbox. */
function kind({ pk, sk }: Item): string {
  const [owner = '', entry = ''] = [pk, sk].map((key) => key?.S?.split('#')[0])
  return /^\d/.test(entry) ? owner : `${owner} ${entry}`
}
