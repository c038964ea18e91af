import { eventKey, outboxKey, outboxPartition, outboxTime } from './keys.ts'
import type { Append, Event, Head, Json, Ledger, OutboxEntry, Refusal, View, Views } from './ledger.ts'

type Stream = { head: Head; events: Event[]; sealed: Uint8Array | undefined }

/** The ledger in a process's memory: for rules and models, held to the same contract as DynamoDB. */
export function memoryLedger(): Ledger & { streams(): readonly Head[] } {
  const streams = new Map<string, Stream>()
  const receipts = new Map<string, Json>()
  const onces = new Map<string, Json>()
  const outbox = new Map<string, OutboxEntry>()

  function refusal({ once, receipt, streams: appends }: Append): Refusal | undefined {
    if (once && onces.has(once.key)) return { refused: 'once', value: onces.get(once.key) as Json }
    if (receipt && receipts.has(receipt.locator)) return { refused: 'receipt' }
    for (const { stream, after } of appends) {
      const head = streams.get(stream)?.head
      if ((head?.seq ?? 0) !== after) return { refused: 'stream', stream, head }
    }
    return undefined
  }

  return {
    async append(append) {
      const refused = refusal(append)
      if (refused) return refused
      const { at, by } = append
      for (const { stream, after, events, state, waiting, sealed } of append.streams) {
        const before = streams.get(stream)
        streams.set(stream, {
          head: { stream, seq: after + events.length, at, state, ...(waiting && { waiting }) },
          events: [
            ...(before?.events ?? []),
            ...events.map(({ type, data }, i) => ({ seq: after + i + 1, type, at, by, data })),
          ],
          sealed: sealed ?? before?.sealed,
        })
      }
      for (const entry of append.outbox ?? []) outbox.set(keyOf(entry), entry)
      if (append.receipt) receipts.set(append.receipt.locator, append.receipt.value)
      if (append.once) onces.set(append.once.key, append.once.value)
      return 'stored'
    },
    head: async (stream) => streams.get(stream)?.head,
    events: async (stream) =>
      [...(streams.get(stream)?.events ?? [])].sort((a, b) => (eventKey(a.seq) < eventKey(b.seq) ? -1 : 1)),
    sealed: async (stream) => streams.get(stream)?.sealed,
    receipt: async (locator) => receipts.get(locator),
    once: async (key) => onces.get(key),
    waiting: async (work, limit) =>
      [...streams.values()]
        .filter(({ head }) => head.waiting === work)
        .sort((a, b) => (a.head.at < b.head.at ? -1 : 1))
        .slice(0, limit)
        .map(({ head }) => head.stream),
    outbox: async (shard, since) =>
      [...outbox.entries()]
        .filter(([key]) => key >= `${outboxPartition(shard)} ${outboxTime(since)}`)
        .filter(([, entry]) => entry.shard === shard)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, entry]) => entry),
    streams: () => [...streams.values()].map(({ head }) => head),
  }
}

const keyOf = ({ shard, at, id }: OutboxEntry) => {
  const { pk, sk } = outboxKey(shard, at, id)
  return `${pk} ${sk}`
}

export function memoryViews(): Views {
  const views = new Map<string, View>()
  const key = (pk: string, sk: string) => JSON.stringify([pk, sk])
  return {
    async put(view) {
      const stands = views.get(key(view.pk, view.sk))
      if (stands && stands.seq >= view.seq) return 'older'
      views.set(key(view.pk, view.sk), view)
      return 'stored'
    },
    get: async (keys) => keys.map(({ pk, sk }) => views.get(key(pk, sk))),
    async list({ pk, tag, prefix, limit, after }) {
      const found = [...views.values()]
        .filter((v) => v.pk === pk && (tag === undefined || v.tag === tag) && v.sk.startsWith(prefix))
        .filter((v) => after === undefined || v.sk < after)
        .sort((a, b) => (a.sk > b.sk ? -1 : 1))
      const page = found.slice(0, limit)
      const last = page.at(-1)
      return { views: page, ...(found.length > limit && last && { next: last.sk }) }
    },
  }
}
