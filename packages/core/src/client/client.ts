import * as z from 'zod/mini'
import type { Happening } from '../command.ts'

/** What a client may do: report as the public does without proof of work; hand in what staff took down in other channels. */
export const mays = ['report', 'intake'] as const
export type May = (typeof mays)[number]

const wrong = 'client.invalid'

export const clientSchema = z.strictObject(
  {
    name: z.string(wrong).check(z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/, wrong)),
    may: z.array(z.enum(mays, wrong), wrong).check(z.minLength(1, wrong)),
  },
  wrong,
)

type Named = z.infer<typeof clientSchema>

/** A program that calls the API by a key of its own. */
export type Client = Named & { readonly status: 'named' | 'revoked' }

export type ClientEvent =
  | { readonly type: 'client.named'; readonly data: Named }
  | { readonly type: 'client.revoked'; readonly data: Record<string, never> }

export function evolveClient(client: Client | undefined, happening: Happening): Client {
  const event = happening as ClientEvent
  if (event.type === 'client.named') return { ...event.data, status: 'named' }
  if (!client) throw new Error('a client is named before anything else')
  return { ...client, status: 'revoked' }
}

/** Named after the hash of its key: whoever copies the ledger has no key. */
export const clientStream = (hash: string) => `client#${hash}`

/** The claim on a name, with the hash of its key. */
export const clientClaim = (name: string) => `client/${name}`
