import { requirePermit } from '@wangge/core/admission/permit'
import type { Client } from '@wangge/core/client'
import { readClient } from '@wangge/core/client/read-client'
import { ctx } from './context.ts'

/**
 * The client whose key came with the request; undefined for a caller without one, whose draft has a permit instead.
 * @throws Fault `client.unknown`, `challenge.missing`, `tip.key_missing`, `tip.key_invalid`
 */
export async function admittedClient(
  { headers }: Pick<Request, 'headers'>,
  key: unknown,
): Promise<Client | undefined> {
  const client = await readClient(ctx, headers.get('authorization'))
  if (!client) await requirePermit(ctx, key)
  return client
}
