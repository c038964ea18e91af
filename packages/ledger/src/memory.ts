import { type Board, type Entry, pageOf } from './board.ts'
import { eventKey, outboxKey, outboxPartition, outboxTime } from './keys.ts'
import type {
  Append,
  Change,
  Event,
  Head,
  IsTraced,
  Json,
  Ledger,
  OutboxEntry,
  Refusal,
  Register,
  View,
  Views,
} from './ledger.ts'
import type { Passing } from './passing.ts'
import { tracesOf } from './traces.ts'

/** `sealed`: 0 the payload, n what lies beside event n. */
type Stream = { head: Head; since: string; events: Event[]; sealed: Map<number, Uint8Array> }

/** The ledger in a process's memory: for rules and models, held to the same contract as DynamoDB. */
export function memoryLedger(isTraced: IsTraced = () => false): Ledger & { streams(): readonly Head[] } {
  const streams = new Map<string, Stream>()
  const receipts = new Map<string, Json>()
  const onces = new Map<string, Json>()
  const claims = new Map<string, Json>()
  const registers = new Map<string, Register>()
  const outbox = new Map<string, OutboxEntry>()
  const traces: Change[] = []

  function refusal({
    once,
    receipt,
    claims: names,
    streams: appends,
    registers: changes,
  }: Append): Refusal | undefined {
    if (once && onces.has(once.key)) return { refused: 'once', value: onces.get(once.key) as Json }
    if (receipt && receipts.has(receipt.locator)) return { refused: 'receipt' }
    for (const { key } of names ?? []) {
      if (claims.has(key)) return { refused: 'claim', key, value: claims.get(key) as Json }
    }
    for (const { stream, after } of appends) {
      const head = streams.get(stream)?.head
      if ((head?.seq ?? 0) !== after) return { refused: 'stream', stream, head }
    }
    for (const { key, after } of changes ?? []) {
      if ((registers.get(key)?.version ?? 0) !== after) return { refused: 'register', key }
    }
    return undefined
  }

  /** Those that wait the longest, from a place on. */
  function waitingFor(
    work: string,
    limit: number,
    after: { readonly since: string; readonly stream: string } | undefined,
    before: string | undefined,
  ): readonly Stream[] {
    const place = ({ head, since }: Stream) => `${since} ${head.stream}`
    return [...streams.values()]
      .filter(({ head, since }) => head.waiting === work && (before === undefined || since < before))
      .filter((each) => after === undefined || place(each) > `${after.since} ${after.stream}`)
      .sort((a, b) => (place(a) < place(b) ? -1 : 1))
      .slice(0, limit)
  }

  return {
    async append(append) {
      const refused = refusal(append)
      if (refused) return refused
      const { at, by } = append
      for (const { stream, after, events, state, waiting, since = at, sealed, erase } of append.streams) {
        const before = streams.get(stream)
        const boxes = new Map(before?.sealed)
        for (const seq of erase ?? []) boxes.delete(seq)
        if (sealed) boxes.set(0, sealed)
        for (const [i, event] of events.entries()) if (event.sealed) boxes.set(after + i + 1, event.sealed)
        streams.set(stream, {
          head: { stream, seq: after + events.length, at, state, ...(waiting && { waiting }) },
          since,
          events: [
            ...(before?.events ?? []),
            ...events.map(({ type, data }, i) => ({ seq: after + i + 1, type, at, by, data })),
          ],
          sealed: boxes,
        })
      }
      traces.push(...tracesOf(append, isTraced))
      for (const entry of append.outbox ?? []) outbox.set(keyOf(entry), entry)
      if (append.receipt) receipts.set(append.receipt.locator, append.receipt.value)
      if (append.once) onces.set(append.once.key, append.once.value)
      for (const { key, value } of append.claims ?? []) claims.set(key, value)
      for (const { key, after, box } of append.registers ?? [])
        registers.set(key, { version: after + 1, box })
      return 'stored'
    },
    head: async (stream) => streams.get(stream)?.head,
    events: async (stream) =>
      [...(streams.get(stream)?.events ?? [])].sort((a, b) => (eventKey(a.seq) < eventKey(b.seq) ? -1 : 1)),
    sealed: async (stream) => streams.get(stream)?.sealed.get(0),
    sealedEvents: async (stream) =>
      new Map([...(streams.get(stream)?.sealed ?? [])].filter(([seq]) => seq > 0)),
    receipt: async (locator) => receipts.get(locator),
    once: async (key) => onces.get(key),
    claim: async (key) => claims.get(key),
    register: async (key) => registers.get(key),
    waiting: async (work, limit, before) =>
      waitingFor(work, limit, undefined, before).map(({ head }) => head.stream),
    async waitingAfter(work, limit, after, before) {
      const found = waitingFor(work, limit, after, before)
      const last = found.at(-1)
      return {
        streams: found.map(({ head }) => head.stream),
        ...(found.length === limit && last && { last: { since: last.since, stream: last.head.stream } }),
      }
    },
    traces: async (since) => traces.filter(({ at }) => at >= since).toSorted((a, b) => a.at - b.at),
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

export function memoryBoard(): Board {
  const entries = new Map<string, Entry>()
  return {
    async put(entry) {
      const key = JSON.stringify([entry.pk, entry.sk])
      const stands = entries.get(key)
      if (stands && stands.seq >= entry.seq) return 'older'
      entries.set(key, entry)
      return 'stored'
    },
    get: async (keys) => keys.map(({ pk, sk }) => entries.get(JSON.stringify([pk, sk]))),
    async list({ queue, limit, after = '', until }) {
      const found = [...entries.values()]
        .flatMap((entry) => (entry.queue === queue && entry.order ? [{ entry, order: entry.order }] : []))
        .filter(({ order }) => order > after && (until === undefined || order <= until))
        .sort((a, b) => (a.order < b.order ? -1 : 1))
      return pageOf(
        found.map(({ entry }) => entry),
        limit,
      )
    },
  }
}

/** Forgets by the clock it is given. */
export function memoryPassing(now: () => Date): Passing {
  const items = new Map<string, { value: Json; until: Date }>()
  const groups = new Map<string, Map<string, { value: Json; until: Date }>>()
  const standing = (key: string) => {
    const item = items.get(key)
    return item && item.until > now() ? item : undefined
  }
  return {
    async claim(key, value, until) {
      const item = standing(key)
      if (item) return { won: false, value: item.value }
      items.set(key, { value, until })
      return { won: true, value }
    },
    async replace(key, value, until) {
      items.set(key, { value, until })
    },
    read: async (key) => standing(key)?.value,
    async enlist(group, name, value, until) {
      groups.set(group, (groups.get(group) ?? new Map()).set(name, { value, until }))
    },
    list: async (group) =>
      [...(groups.get(group) ?? [])]
        .flatMap(([name, { value, until }]) => (until > now() ? [{ name, value }] : []))
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    async count(key, until, by = 1) {
      const item = standing(key)
      const value = Number(item?.value ?? 0) + by
      items.set(key, { value, until: item?.until ?? until })
      return value
    },
  }
}
