import type { Head } from '@wangge/ledger'
import { publishCase } from './case/publish.ts'
import type { Context } from './context.ts'
import { publishCorrection } from './correction/publish.ts'
import { publishOfficer } from './officer/publish.ts'
import { publishRewards } from './reward/publish.ts'

/** The views each kind of stream has. A stream of another kind has none. */
const publishers: Readonly<
  Record<string, (ctx: Pick<Context, 'views' | 'now'>, head: Head) => Promise<unknown>>
> = {
  case: publishCase,
  correction: publishCorrection,
  officer: publishOfficer,
  rewards: publishRewards,
}

export async function publish(ctx: Pick<Context, 'views' | 'now'>, head: Head): Promise<void> {
  await publishers[head.stream.split('#')[0] ?? '']?.(ctx, head)
}
