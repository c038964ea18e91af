import type { Actor, Happening } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type Officer, officerStream } from './officer.ts'

/** Appends what was decided on the newest state of a post. @throws Fault `command.wrong_state` when another came first */
export async function storeOfficer(
  ctx: Pick<Context, 'ledger' | 'now'>,
  actor: Actor,
  post: string,
  decide: (officer: Officer | undefined) => { events: readonly Happening[]; state: Officer },
): Promise<void> {
  const stream = officerStream(post)
  const head = await ctx.ledger.head(stream)
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: actor.name,
    streams: [{ stream, after: head?.seq ?? 0, ...decide(head?.state as Officer | undefined) }],
  })
  if (result !== 'stored') throw fault('command.wrong_state')
}
