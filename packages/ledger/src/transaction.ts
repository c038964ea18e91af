import type { CancellationReason, TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { type Item, jsonValue, text } from './dynamodb.ts'
import { toHead } from './head-item.ts'
import { eventKey, HEAD, onceKey, outboxKey, receiptKey, SEALED } from './keys.ts'
import type { Append, Refusal } from './ledger.ts'

export type Guarded = {
  readonly item: TransactWriteItem
  readonly guards?: { kind: 'once' } | { kind: 'receipt' } | { kind: 'stream'; stream: string }
}

/** The writes of one append. Conditions make a repeat, a rival and a gap impossible; the old item tells the loser why. */
export function transaction(table: string, { at, by, streams, outbox, receipt, once }: Append): Guarded[] {
  const put = (
    Item: Item,
    guards?: Guarded['guards'],
    condition = 'attribute_not_exists(pk)',
    after?: number,
  ): Guarded => ({
    item: {
      Put: {
        TableName: table,
        Item,
        ...(guards && { ConditionExpression: condition, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
        ...(after !== undefined && { ExpressionAttributeValues: { ':after': { N: String(after) } } }),
      },
    },
    ...(guards && { guards }),
  })
  const key = (k: { pk: string; sk: string }): Item => ({ pk: { S: k.pk }, sk: { S: k.sk } })

  const writes: Guarded[] = []
  if (once) {
    writes.push(
      put({ ...key(onceKey(once.key)), value: { S: JSON.stringify(once.value) } }, { kind: 'once' }),
    )
  }
  if (receipt) {
    writes.push(
      put(
        { ...key(receiptKey(receipt.locator)), value: { S: JSON.stringify(receipt.value) } },
        { kind: 'receipt' },
      ),
    )
  }
  for (const { stream, after, events, state, waiting, sealed } of streams) {
    const guards = { kind: 'stream', stream } as const
    const head: Item = {
      ...key({ pk: stream, sk: HEAD }),
      seq: { N: String(after + events.length) },
      at: { S: at },
      state: { S: JSON.stringify(state) },
      ...(waiting && { waiting: { S: waiting }, since: { S: at } }),
    }
    writes.push(after === 0 ? put(head, guards) : put(head, guards, 'seq = :after', after))
    events.forEach(({ type, data }, i) => {
      const sk = eventKey(after + i + 1)
      const item = { type: { S: type }, at: { S: at }, by: { S: by }, data: { S: JSON.stringify(data) } }
      writes.push(put({ ...key({ pk: stream, sk }), ...item }, guards))
    })
    if (sealed) writes.push(put({ ...key({ pk: stream, sk: SEALED }), box: { B: sealed } }))
  }
  for (const { shard, at: time, id, stream, entry } of outbox ?? []) {
    writes.push(put({ ...key(outboxKey(shard, time, id)), stream: { S: stream }, entry: { S: entry } }))
  }
  return writes
}

/** The first failed condition in the order once, receipt, streams; undefined when none failed. */
export function refusal(
  writes: readonly Guarded[],
  reasons: readonly CancellationReason[],
): Refusal | undefined {
  for (const [i, { guards }] of writes.entries()) {
    const reason = reasons[i]
    if (reason?.Code !== 'ConditionalCheckFailed' || !guards) continue
    if (guards.kind === 'once') return { refused: 'once', value: jsonValue(reason.Item) ?? null }
    if (guards.kind === 'receipt') return { refused: 'receipt' }
    const { Item } = reason
    return {
      refused: 'stream',
      stream: guards.stream,
      head: Item && text(Item, 'sk') === HEAD ? toHead(Item) : undefined,
    }
  }
  return undefined
}
