import type { Append, OutboxEntry, StreamAppend } from '../ledger.ts'

export const at = '2026-11-20T02:30:00.000Z'

/** A deed that opens streams or goes on from `after`. */
export const deed = (streams: readonly StreamAppend[], more: Partial<Append> = {}): Append => ({
  at,
  by: 'tester',
  streams,
  ...more,
})

export const step = (stream: string, after = 0, more: Partial<StreamAppend> = {}): StreamAppend => ({
  stream,
  after,
  events: [{ type: 'thing.stepped', data: { from: after } }],
  state: { step: after + 1 },
  ...more,
})

export const entryOf = (stream: string, time: number, id: string, shard = 0): OutboxEntry => ({
  shard,
  at: time,
  id,
  stream,
  entry: `{"of":"${stream}"}`,
})
