/** The one place that spells the keys of `Ledger`. A stream is `<noun>#<id>`; its items share that partition key. */
export const HEAD = 'HEAD'
export const SEALED = 'SEALED'

export const eventKey = (seq: number) => `E#${String(seq).padStart(6, '0')}`

export const receiptKey = (locator: string) => ({ pk: `receipt#${locator}`, sk: 'RECEIPT' })

export const onceKey = (key: string) => ({ pk: `once#${key}`, sk: 'ONCE' })

/** Outbox shards: a case stays in one, so its entries stay in order; eight keep one partition from running hot. */
export const OUTBOX_SHARDS = 8
export const outboxPartition = (shard: number) => `outbox#${shard}`
/** 13 digits of milliseconds sort as text until the year 2286. */
export const outboxTime = (at: number) => String(at).padStart(13, '0')
export const outboxKey = (shard: number, at: number, id: string) => ({
  pk: outboxPartition(shard),
  sk: `${outboxTime(at)}#${id}`,
})
