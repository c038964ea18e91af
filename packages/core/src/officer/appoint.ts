import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import {
  type Appointment,
  appointmentSchema,
  evolveOfficer,
  headPost,
  type Officer,
  officerStream,
} from './officer.ts'

const appointment = command<Officer, Appointment, null>({
  by: ['operator'],
  from: ['none', 'filled'],
  evolve: evolveOfficer,
  decide: (_, data) => [{ type: 'officer.appointed', data: { ...data, post: headPost(data.cell) } }],
})

/** @throws Fault `officer.invalid`, `command.wrong_state` when another appointment to the post came first */
export async function appoint(
  ctx: Pick<Context, 'ledger' | 'now'>,
  actor: Actor,
  input: Appointment,
): Promise<void> {
  const data = parse(appointmentSchema, input)
  const stream = officerStream(headPost(data.cell))
  const head = await ctx.ledger.head(stream)
  const { events, state } = appointment(actor, head?.state as Officer | undefined, data, null)
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: actor.name,
    streams: [{ stream, after: head?.seq ?? 0, events, state }],
  })
  if (result !== 'stored') throw fault('command.wrong_state')
}
