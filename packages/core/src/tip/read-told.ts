import type { Context } from '../context.ts'
import type { Kind } from '../evidence/evidence.ts'
import { readEvidence } from '../evidence/read.ts'
import { openPayload } from './own-words.ts'
import { type Message, readThread } from './thread.ts'
import { type Dispute, type Tip, type TipSecret, tipStream } from './tip.ts'

/** A photo or recording a tip carries. `kind`: null while it has not come, and where it is gone. */
type ToldEvidence = { readonly id: string; readonly kind: Kind | null }

/** A tip as those who handle its case see it: what was reported, and never by whom. */
export type ToldTip = Pick<Tip, 'no' | 'category' | 'channel' | 'receivedAt' | 'extent' | 'wish'> & {
  /** What was reported; null once it was erased. */
  readonly told: Pick<
    TipSecret,
    'description' | 'point' | 'cell' | 'occurredAt' | 'enterprise' | 'ticket'
  > | null
  readonly thread: readonly Message[]
  readonly evidence: readonly ToldEvidence[]
  readonly withdrawn: boolean
  readonly disputed: Dispute | null
  readonly stars: number | null
}

/** What a tip says, for who may read it: the caller judges that. Undefined where no such tip stands. */
export async function readToldTip(
  ctx: Pick<Context, 'ledger' | 'keys'>,
  no: string,
): Promise<ToldTip | undefined> {
  const stream = tipStream(no)
  const tip = (await ctx.ledger.head(stream))?.state as Tip | undefined
  if (!tip) return undefined
  const { category, channel, receivedAt, extent, wish, withdrawnAt, disputed = null, stars = null } = tip
  const [payload, thread, evidence] = await Promise.all([
    tip.erasedAt === undefined ? openPayload(ctx, stream) : null,
    readThread(ctx, stream),
    Promise.all(tip.evidence.map(async (id) => ({ id, kind: await kindOf(ctx, id) }))),
  ])
  const told = payload && shownOf(payload)
  const withdrawn = withdrawnAt !== undefined
  return {
    no,
    category,
    channel,
    receivedAt,
    extent,
    wish,
    told,
    thread,
    evidence,
    withdrawn,
    disputed,
    stars,
  }
}

const shownOf = ({ description, point, cell, occurredAt, enterprise, ticket }: TipSecret) => ({
  description,
  point,
  cell,
  occurredAt,
  enterprise,
  ticket,
})

async function kindOf(ctx: Pick<Context, 'ledger'>, id: string): Promise<Kind | null> {
  const stands = await readEvidence(ctx, id)
  return stands?.status === 'clean' || stands?.status === 'kept' ? stands.kind : null
}
