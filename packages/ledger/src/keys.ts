/** The one place that spells the keys of `Ledger`. A stream is `<noun>#<id>`; its items share that partition key. */
export const HEAD = 'HEAD'
export const SEALED = 'SEALED'

const sixDigits = (seq: number) => String(seq).padStart(6, '0')
export const eventKey = (seq: number) => `E#${sixDigits(seq)}`
/** What lies sealed beside event `seq`; 0 is the payload of the stream. */
export const sealedKey = (seq: number) => (seq === 0 ? SEALED : `S#${sixDigits(seq)}`)
/** The number in the sort key of an event or of what lies sealed beside it. */
export const seqOf = (sk: string) => Number(sk.slice(2))

export const receiptKey = (locator: string) => ({ pk: `receipt#${locator}`, sk: 'RECEIPT' })

export const onceKey = (key: string) => ({ pk: `once#${key}`, sk: 'ONCE' })

export const claimKey = (key: string) => ({ pk: `claim#${key}`, sk: 'CLAIM' })

export const registerKey = (key: string) => ({ pk: `register#${key}`, sk: 'REGISTER' })

/** Traces of changes: one partition, for only what the outbox does not tell leaves one. */
export const TRACES = 'traces'

/** Outbox shards: a case stays in one, so its entries stay in order; eight keep one partition from running hot. */
export const OUTBOX_SHARDS = 8
export const outboxPartition = (shard: number) => `outbox#${shard}`
/** 13 digits of milliseconds sort as text until the year 2286. */
export const outboxTime = (at: number) => String(at).padStart(13, '0')
export const outboxKey = (shard: number, at: number, id: string) => ({
  pk: outboxPartition(shard),
  sk: `${outboxTime(at)}#${id}`,
})
