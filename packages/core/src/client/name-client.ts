import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { type Client, clientClaim, clientSchema, clientStream, evolveClient } from './client.ts'
import { hashOfKey, KEY_BYTES, writeClientKey } from './key.ts'

const naming = command<Client, Pick<Client, 'name' | 'may'>, null>({
  by: ['operator'],
  from: ['none'],
  evolve: evolveClient,
  decide: (_, data) => [{ type: 'client.named', data }],
})

/**
 * Gives a client a name and a key; the key is told here and can be read nowhere afterwards.
 * @throws Fault `client.invalid`, `client.name_taken` also when the client of that name was revoked
 */
export async function nameClient(
  ctx: Pick<Context, 'ledger' | 'now' | 'random'>,
  actor: Actor,
  input: { readonly name: string; readonly may: readonly string[] },
): Promise<{ readonly key: string }> {
  const client = parse(clientSchema, input)
  const key = writeClientKey(ctx.random(KEY_BYTES))
  const hash = hashOfKey(key)
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: actor.name,
    streams: [{ stream: clientStream(hash), after: 0, ...naming(actor, undefined, client, null) }],
    claims: [{ key: clientClaim(client.name), value: hash }],
  })
  if (result !== 'stored') throw fault('client.name_taken', 'name')
  return { key }
}
