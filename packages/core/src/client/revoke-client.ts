import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type Client, clientClaim, clientStream, evolveClient } from './client.ts'

const revoking = command<Client, null, null>({
  by: ['operator'],
  from: ['named'],
  evolve: evolveClient,
  decide: () => [{ type: 'client.revoked', data: {} }],
})

/**
 * Takes a client's key from it, from the next call on and for ever.
 * @throws Fault `client.unknown`, `command.wrong_state` when it was revoked already
 */
export async function revokeClient(
  ctx: Pick<Context, 'ledger' | 'now'>,
  actor: Actor,
  name: string,
): Promise<void> {
  const hash = await ctx.ledger.claim(clientClaim(name))
  const head = typeof hash === 'string' ? await ctx.ledger.head(clientStream(hash)) : undefined
  if (!head) throw fault('client.unknown', 'name')
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: actor.name,
    streams: [{ stream: head.stream, after: head.seq, ...revoking(actor, head.state as Client, null, null) }],
  })
  if (result !== 'stored') throw fault('command.wrong_state')
}
