import { createHash } from 'node:crypto'
import type { OutboxEntry } from '@wangge/ledger'
import { OUTBOX_SHARDS } from '@wangge/ledger/keys'

/** Enumerated facts only: no free text and no personal data may ever stand in a leaf (security §1.4). */
export type LogFacts = {
  readonly case: string
  readonly seq: number
  /** Past tense: `received`, `deadline_missed`. */
  readonly event: string
  readonly at: string
  readonly unit?: string
  readonly code?: string
  readonly due?: string
  /** Number of the case this one was merged into. */
  readonly ref?: string
  readonly commit?: string
  readonly prev?: string
}

/**
 * One entry for the public log, frozen as canonical JSON: sorted keys, no spaces, no nulls. Its time is the later of now
 * and one past the case's entry before, so a case's entries keep their order whatever the clocks do (hybrid clock).
 */
export function logEntry(facts: LogFacts, stream: string, now: number, before: number, random: Uint8Array) {
  const id = Buffer.from(random.subarray(0, 16)).toString('hex')
  const fields = Object.entries({ v: 1, id, ...facts }).filter(([, value]) => value !== undefined)
  const entry = JSON.stringify(Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))))
  const leaf = createHash('sha256').update('\0').update(entry, 'utf8').digest('hex')
  const at = Math.max(now, before + 1)
  const shard = (createHash('sha256').update(facts.case).digest()[0] ?? 0) % OUTBOX_SHARDS
  const outbox: OutboxEntry = { shard, at, id, stream, entry }
  return { leaf, outbox }
}
