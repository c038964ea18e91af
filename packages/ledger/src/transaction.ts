import type { CancellationReason, TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { type Item, jsonValue, text } from './dynamodb.ts'
import { toHead } from './head-item.ts'
import {
  claimKey,
  eventKey,
  HEAD,
  onceKey,
  outboxKey,
  outboxTime,
  receiptKey,
  registerKey,
  sealedKey,
  TRACES,
} from './keys.ts'
import type { Append, IsTraced, Json, Refusal, StreamAppend } from './ledger.ts'
import { tracesOf } from './traces.ts'

export type Guarded = { readonly item: TransactWriteItem; readonly guards?: Guard }

/** What a write must find: nothing, or where `after` is above 0, that number. */
type Guard = { readonly after?: number } & (
  | { readonly kind: 'once' }
  | { readonly kind: 'receipt' }
  | { readonly kind: 'claim'; readonly key: string }
  | { readonly kind: 'register'; readonly key: string }
  | { readonly kind: 'stream'; readonly stream: string }
)

type Put = (key: { pk: string; sk: string }, rest: Item, guards?: Guard) => Guarded

/** The writes of one append. Conditions make a repeat, a rival and a gap impossible; the old item tells the loser why. */
export function transaction(table: string, append: Append, isTraced: IsTraced): Guarded[] {
  const put: Put = ({ pk, sk }, rest, guards) => ({
    item: {
      Put: {
        TableName: table,
        Item: { pk: { S: pk }, sk: { S: sk }, ...rest },
        ...(guards && condition(guards)),
      },
    },
    ...(guards && { guards }),
  })
  const { once, receipt, claims = [], streams, registers = [], outbox = [] } = append
  return [
    ...(once ? [put(onceKey(once.key), { value: json(once.value) }, { kind: 'once' })] : []),
    ...(receipt
      ? [put(receiptKey(receipt.locator), { value: json(receipt.value) }, { kind: 'receipt' })]
      : []),
    ...claims.map(({ key, value }) => put(claimKey(key), { value: json(value) }, { kind: 'claim', key })),
    ...streams.flatMap((stream) => ofStream(put, append, stream)),
    ...registers.map(({ key, after, box }) =>
      put(
        registerKey(key),
        { version: { N: String(after + 1) }, box: { B: box } },
        { kind: 'register', key, after },
      ),
    ),
    ...outbox.map(({ shard, at, id, stream, entry }) =>
      put(outboxKey(shard, at, id), { stream: { S: stream }, entry: { S: entry } }),
    ),
    ...tracesOf(append, isTraced).map(({ at, stream }) =>
      put({ pk: TRACES, sk: `${outboxTime(at)}#${stream}` }, {}),
    ),
  ]
}

function ofStream(put: Put, { at, by }: Append, append: StreamAppend): Guarded[] {
  const { stream, after, events, state, waiting, since = at, sealed, erase = [] } = append
  const head: Item = {
    seq: { N: String(after + events.length) },
    at: { S: at },
    state: json(state),
    ...(waiting && { waiting: { S: waiting }, since: { S: since } }),
  }
  // One write for each box, for a transaction may not touch an item twice: what is sealed now wins over its erasure.
  // Erased is overwritten, not deleted: nobody has the right to delete from this table.
  const boxes = new Map<number, Item>(erase.map((seq) => [seq, {}]))
  if (sealed) boxes.set(0, { box: { B: sealed } })
  events.forEach((event, i) => {
    if (event.sealed) boxes.set(after + i + 1, { box: { B: event.sealed } })
  })
  return [
    put({ pk: stream, sk: HEAD }, head, { kind: 'stream', stream, after }),
    ...events.map(({ type, data }, i) =>
      put(
        { pk: stream, sk: eventKey(after + i + 1) },
        { type: { S: type }, at: { S: at }, by: { S: by }, data: json(data) },
        { kind: 'stream', stream },
      ),
    ),
    ...[...boxes].map(([seq, box]) => put({ pk: stream, sk: sealedKey(seq) }, box)),
  ]
}

const json = (value: Json) => ({ S: JSON.stringify(value) })

const condition = ({ kind, after = 0 }: Guard) => ({
  ...(after === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: `${kind === 'register' ? 'version' : 'seq'} = :after`,
        ExpressionAttributeValues: { ':after': { N: String(after) } },
      }),
  // Of a register the loser learns nothing but that it moved on: its box may be large.
  ...(kind !== 'register' && { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const }),
})

/** The first failed condition in the order once, receipt, claims, streams, registers; undefined when none failed. */
export function refusal(
  writes: readonly Guarded[],
  reasons: readonly CancellationReason[],
): Refusal | undefined {
  for (const [i, { guards }] of writes.entries()) {
    const reason = reasons[i]
    if (reason?.Code !== 'ConditionalCheckFailed' || !guards) continue
    if (guards.kind === 'once') return { refused: 'once', value: jsonValue(reason.Item) ?? null }
    if (guards.kind === 'receipt') return { refused: 'receipt' }
    if (guards.kind === 'claim')
      return { refused: 'claim', key: guards.key, value: jsonValue(reason.Item) ?? null }
    if (guards.kind === 'register') return { refused: 'register', key: guards.key }
    const { Item } = reason
    return {
      refused: 'stream',
      stream: guards.stream,
      head: Item && text(Item, 'sk') === HEAD ? toHead(Item) : undefined,
    }
  }
  return undefined
}
