import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type Client, clientStream, type May } from './client.ts'
import { hashOfKey, keyIn } from './key.ts'

/**
 * The client whose key stands in an `Authorization` header; undefined without the header.
 * @throws Fault `client.unknown` for a header that holds no key of a client, or a revoked one
 */
export async function readClient(
  ctx: Pick<Context, 'ledger'>,
  authorization: string | null,
): Promise<Client | undefined> {
  if (authorization === null) return undefined
  const key = keyIn(authorization)
  const client = key && (await ctx.ledger.head(clientStream(hashOfKey(key))))?.state
  if (!client || (client as Client).status !== 'named') throw fault('client.unknown', 'Authorization')
  return client as Client
}

/** @throws Fault `client.not_allowed` */
export function requireMay({ may }: Client, what: May): void {
  if (!may.includes(what)) throw fault('client.not_allowed', 'Authorization')
}
