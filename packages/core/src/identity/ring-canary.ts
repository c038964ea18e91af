import type { Fields } from '@wangge/vault'
import type { Context } from '../context.ts'
import { raiseAlarm } from '../staff/raise-alarm.ts'
import type { Opening } from './identity.ts'

/** Under which a contact stands that nobody left: only the custodian's function can see that it is there. */
export const canaryEntry = (tip: string) => `canary-${tip}`

/** The word an alarm listens for in the log of the custodian's function. */
export const CANARY_ALARM = 'identity.canary'

/**
 * The contact of a canary, where the opening is of one; then the alarm rings: a line of the log, without a number or a name,
 * and once for an opening a record for the auditors, who are told of it. Who asked sees nothing of it.
 */
export async function ringCanary(
  ctx: Pick<Context, 'ledger' | 'vault' | 'now' | 'random'>,
  id: string,
  opening: Opening,
): Promise<Fields | undefined> {
  const fields = await ctx.vault.open(canaryEntry(opening.tip), 'contact')
  if (!fields) return undefined
  console.error(JSON.stringify({ alarm: CANARY_ALARM }))
  await raiseAlarm(ctx, opening, id)
  return fields
}
