import { describe, expect, it } from 'vitest'
import { type LogFacts, logEntry } from './log-entry.ts'

const chance = new Uint8Array(16).fill(0xab)
const facts: LogFacts = {
  case: 'C26-K7Q3A-9FXRB',
  seq: 0,
  event: 'received',
  at: '2026-11-20',
  code: 'odour',
}
const entryOf = (given: LogFacts, now = 1_000, before = 0) => logEntry(given, 'tip#1', now, before, chance)

describe('an entry for the public log', () => {
  it('is frozen as canonical JSON: sorted, without spaces, without what is absent', () => {
    const absent = { ...facts, due: undefined } as unknown as LogFacts
    expect(entryOf(absent).outbox.entry).toBe(
      `{"at":"2026-11-20","case":"C26-K7Q3A-9FXRB","code":"odour","event":"received","id":"${'ab'.repeat(16)}","seq":0,"v":1}`,
    )
    expect(entryOf(absent)).toEqual(entryOf(facts))
  })

  it('has no field but those of the format, so no free text and no personal data', () => {
    const every: Required<LogFacts> = {
      case: 'C26-K7Q3A-9FXRB',
      seq: 1,
      event: 'assigned',
      at: '2026-11-20T10:00+08:00',
      unit: '11',
      code: 'odour',
      due: '2026-11-24',
      ref: 'C26-M2WDP-40BZK',
      commit: 'c'.repeat(64),
      prev: 'd'.repeat(64),
    }
    expect(Object.keys(JSON.parse(entryOf(every).outbox.entry))).toEqual([
      'at',
      'case',
      'code',
      'commit',
      'due',
      'event',
      'id',
      'prev',
      'ref',
      'seq',
      'unit',
      'v',
    ])
  })

  it('has the leaf hash of RFC 6962', () => {
    // The reference log's first entry: its fields, whatever ours are called.
    const reference = {
      case: 'C-2026-000000',
      commit: '2bc990059473448e6ebd442aa16bfaa0567ac03dd094876bdb1fd834abe42c1e',
      event: 'received',
      id: 'ev-0',
      seq: 0,
      time: '2026-03-01T00:00:00Z',
      v: 1,
    }
    const { leaf, outbox } = entryOf(reference as unknown as LogFacts)
    expect(outbox.entry).toBe(JSON.stringify(reference))
    expect(leaf).toBe('7641d083083664150e088b87dc730eae4124a863b6548194a348c1454640cf0f')
  })

  it('stands after the entry before it, whatever the clock says', () => {
    expect(entryOf(facts, 1_000, 0).outbox.at).toBe(1_000)
    expect(entryOf(facts, 1_000, 1_000).outbox.at).toBe(1_001)
    expect(entryOf(facts, 1_000, 5_000).outbox.at).toBe(5_001)
  })

  it('stays in the shard of its case', () => {
    const shardOf = (no: string, seq: number) => entryOf({ ...facts, case: no, seq }).outbox.shard
    const numbers = Array.from({ length: 200 }, (_, n) => `C26-A0000-${String(n).padStart(5, '0')}`)
    expect(numbers.map((no) => shardOf(no, 0))).toEqual(numbers.map((no) => shardOf(no, 1)))
    expect(new Set(numbers.map((no) => shardOf(no, 0)))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]))
  })
})
