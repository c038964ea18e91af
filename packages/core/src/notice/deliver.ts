import type { Context } from '../context.ts'
import type { Locale } from '../locale.ts'
import { readAccount } from '../staff/read-account.ts'
import { languageOf } from '../staff/staff.ts'
import { batchSchema, type Notice, type NoticeBatch } from './notice.ts'

/** Ways out of the house; one that is not set up is not there. Each throws where the other end did not take it. */
export type Doors = {
  /** In the language the person chose. */
  readonly mail?: (letter: { readonly to: string; readonly language: Locale } & Told) => Promise<void>
  readonly webhook?: (told: Told) => Promise<void>
}

type Told = { readonly batch: string; readonly items: readonly Notice[] }

/** How long it is known that a batch was delivered, in milliseconds: longer than a dead letter lies in its queue. */
const KNOWN_FOR = 15 * 24 * 3_600_000

/**
 * Delivers one message of the queue, once: a repeat finds that it was delivered. One that ends between the delivery and the
 * note of it delivers again, under the same name. `nobody`: the account has ended or has no address any more, or there
 * is no such door.
 * @throws what the door throws; then nothing is noted, and the message comes again
 */
export async function deliverNotices(
  ctx: Pick<Context, 'ledger' | 'passing' | 'now'>,
  message: unknown,
  doors: Doors,
): Promise<'delivered' | 'already' | 'nobody'> {
  const { to, batch, items } = batchSchema.parse(message) as NoticeBatch
  const send = to === 'webhook' ? doors.webhook : await toStaff(ctx, to, doors)
  if (!send) return 'nobody'
  const key = `notice#${to}#${batch}`
  if ((await ctx.passing.read(key)) !== undefined) return 'already'
  await send({ batch, items })
  await ctx.passing.claim(key, true, new Date(ctx.now().getTime() + KNOWN_FOR))
  return 'delivered'
}

async function toStaff(ctx: Pick<Context, 'ledger'>, name: string, { mail }: Doors) {
  const account = mail && (await readAccount(ctx, name.slice('staff:'.length)))
  const address = account && account.status !== 'ended' ? account.mail : null
  if (!mail || !account || address === null) return undefined
  const language = languageOf(account)
  return (told: Told) => mail({ to: address, language, ...told })
}
