import type { Happening } from '../command.ts'
import type { Context } from '../context.ts'
import type { Action, Denial } from './authorize.ts'

/** One use, or refused use, of a right: codes, numbers and who; never what anybody wrote. */
export type AuditRecord = {
  readonly by: string
  readonly action: Action
  /** Number of the case, tip or account it was about. */
  readonly about: string
  /** Where that lies, top first. */
  readonly cells: readonly string[]
  /** `canary`: an identity was asked for that nobody needs (T6). */
  readonly outcome: 'allowed' | 'canary' | Denial
}

/** A record as it is kept. `at`: RFC 3339 in UTC. */
export type Audited = AuditRecord & { readonly status: 'recorded'; readonly at: string }

export const evolveAudit = (_: Audited | undefined, { data }: Happening): Audited => data as Audited

/**
 * Writes a record down, for good. Whoever cannot write it must not do what it is of. `id`: 32 hexadecimal digits of what is
 * recorded once, however often it is tried.
 */
export async function recordAudit(
  { ledger, now, random }: Pick<Context, 'ledger' | 'now' | 'random'>,
  record: AuditRecord,
  id = Buffer.from(random(16)).toString('hex'),
): Promise<void> {
  const at = now().toISOString()
  const audited: Audited = { ...record, status: 'recorded', at }
  await ledger.append({
    at,
    by: record.by,
    streams: [
      {
        stream: `audit#${id}`,
        after: 0,
        events: [{ type: 'audit.recorded', data: audited }],
        state: audited,
      },
    ],
  })
}
