import type { Head } from '@wangge/ledger'
import { publishAgreement } from './agreement/publish.ts'
import { publishCase } from './case/publish.ts'
import type { Context } from './context.ts'
import { publishCorrection } from './correction/publish.ts'
import { publishOpening, publishOpenings } from './identity/publish-opening.ts'
import { publishOfficer } from './officer/publish.ts'
import { publishPatrols } from './patrol/publish.ts'
import { publishReward, publishRewards } from './reward/publish.ts'
import type { ShownNoun } from './shown-nouns.ts'
import { publishAccount } from './staff/publish-account.ts'
import { publishAudit } from './staff/publish-audit.ts'

type Publishes = Pick<Context, 'views' | 'board' | 'now'>

/** The views and work lists each kind of stream has. A stream of another kind has none. */
const publishers: Readonly<Record<ShownNoun, (ctx: Publishes, head: Head) => Promise<unknown>>> = {
  agreement: publishAgreement,
  audit: publishAudit,
  case: publishCase,
  correction: publishCorrection,
  officer: publishOfficer,
  opening: publishOpening,
  openings: publishOpenings,
  patrol: publishPatrols,
  reward: publishReward,
  rewards: publishRewards,
  staff: publishAccount,
}

export async function publish(ctx: Publishes, head: Head): Promise<void> {
  const noun = head.stream.split('#')[0] ?? ''
  if (Object.hasOwn(publishers, noun)) await publishers[noun as ShownNoun](ctx, head)
}
