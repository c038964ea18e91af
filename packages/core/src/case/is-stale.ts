import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { type DeedName, machine } from './stage.ts'

/** Deeds of the system that leave whose a case is and where it stands as they were. */
const bySystem: ReadonlySet<DeedName> = new Set(['remind', 'miss', 'recount', 'deliver', 'forget'])

/** Beside them the release, which changes what the public sees and nothing that anybody at the desk decides on. */
const unnoticed: ReadonlySet<string> = new Set([
  'case.released',
  ...machine.flatMap(({ deed, event }) => (bySystem.has(deed) ? [event] : [])),
])

/**
 * Whether a page made at `seq` is old: somebody did something to the case since, or a reform moved it. That it came to be
 * public, that a clock reminded or ran out, that reporters were told of its end does not count, whenever it came. Costs a
 * read only where something happened.
 */
export async function isStale(
  { ledger }: Pick<Context, 'ledger'>,
  { stream, seq: stands }: Head,
  seq: number,
): Promise<boolean> {
  if (seq >= stands) return seq > stands
  const events = await ledger.events(stream)
  return events.some((event) => event.seq > seq && !unnoticed.has(event.type))
}
