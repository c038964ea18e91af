import type { Client } from '@wangge/core/client'
import { requireMay } from '@wangge/core/client/read-client'
import type { Actor } from '@wangge/core/command'
import { parse } from '@wangge/core/fault'
import { type Channel, staffChannelSchema } from '@wangge/core/tip'
import { reporter } from './reporter.ts'

type HandedIn = { readonly actor: Actor; readonly channel: Channel; readonly input: unknown }

/**
 * Who hands a tip in, and by which channel: the public by the report page of this site (its script posts here too) or by a
 * program; staff, when the body names the `channel` in which they took it down.
 * @throws Fault `client.not_allowed`, `tip.channel_unknown`
 */
export function handedInBy(
  { headers }: Pick<Request, 'headers'>,
  client: Client | undefined,
  given: unknown,
): HandedIn {
  const ownPage = headers.get('sec-fetch-site') === 'same-origin'
  if (!client) return { actor: reporter, channel: ownPage ? 'web' : 'api', input: given }
  const name = `client:${client.name}`
  const { channel, ...input } = isObject(given) ? given : {}
  if (channel === undefined) {
    requireMay(client, 'report')
    return { actor: { role: 'public', name }, channel: 'api', input: given }
  }
  requireMay(client, 'intake')
  return { actor: { role: 'operator', name }, channel: parse(staffChannelSchema, { channel }).channel, input }
}

const isObject = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && !Array.isArray(given)
