import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { parse } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { decideAppointment } from './appointment.ts'
import { type Appointment, appointmentSchema } from './officer.ts'
import { storeOfficer } from './store.ts'

/**
 * Gives a post to a person from a day on; the term of whoever held it ends the day before.
 * @throws Fault `officer.invalid` (also for a day before the first scheme, and a further head that the scheme does not
 * have), `cell.unknown` when the scheme of that day has no such cell, `officer.before_last` when
 * the post changed later already, `command.wrong_state` when another appointment came first
 */
export async function appoint(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  actor: Actor,
  input: Appointment,
): Promise<void> {
  const data = parse(appointmentSchema, input)
  const loaded = await loadScheme(ctx, data.from)
  await storeOfficer(ctx, actor, data.post, (officer) => decideAppointment(actor, loaded, officer, data))
}
