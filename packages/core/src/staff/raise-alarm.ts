import type { Context } from '../context.ts'
import { recordAudit } from './audit.ts'

/** Somebody asked for an identity that nobody needs. */
type Alarm = { readonly by: string; readonly case: string; readonly cells: readonly string[] }

/** Writes an alarm down among what auditors read, once for an `id`; they are told of it by a notice. */
export const raiseAlarm = (
  ctx: Pick<Context, 'ledger' | 'now' | 'random'>,
  { by, case: about, cells }: Alarm,
  id: string,
): Promise<void> => recordAudit(ctx, { by, action: 'identity.open', about, cells, outcome: 'canary' }, id)
