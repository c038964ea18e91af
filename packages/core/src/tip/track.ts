import type { CellRef } from '@wangge/grid'
import type { Deadline } from '../calendar/calendar.ts'
import type { Case, Verdict } from '../case/case.ts'
import { longestHold, releaseRule } from '../case/slots.ts'
import { type CaseStatus, type ShownPhase, shownPhases } from '../case/stage.ts'
import type { Context } from '../context.ts'
import { readEvidence, readThumbnail } from '../evidence/read.ts'
import { type Officer, officerStream, type ResponsiblePost } from '../officer/officer.ts'
import { headPosts, responsible, seatsUnder } from '../officer/read.ts'
import { readShare, rewardCaseOf, type TipReward } from '../reward/read-share.ts'
import { loadEverything } from '../scheme/load.ts'
import { cellOfUnit } from '../staff/staff.ts'
import { caseOf, mayDo, type ReporterDeed } from './may-do.ts'
import { openReceipt } from './open-receipt.ts'
import { type Message, readThread } from './thread.ts'
import type { Dispute, Match, ReviewState, Tip, Way, Wish } from './tip.ts'

/** A photo or recording as its reporter sees it. `gone`: redacted, erased, or never handed over in full. */
export type TrackedEvidence = {
  readonly id: string
  readonly state: 'waiting' | 'clean' | 'refused' | 'gone'
  /** A small JPEG in base 64; null for recordings, and while or after there is none. */
  readonly thumbnail: string | null
}

/**
 * What the holder of a receipt sees, at once and from the ledger itself. Status, cell, post and clock are those of the
 * case the tip opened or joined; null until it is assigned. What was reported is not repeated here (domain B1.6).
 */
export type Tracked = {
  readonly tipNo: string
  readonly status: CaseStatus
  /** More of where it stands, in the words everybody is told. */
  readonly phase: ShownPhase | null
  /** What was found, once its case is closed; under review again, nothing is. */
  readonly verdict: Verdict | null
  readonly receivedAt: string
  readonly wish: Wish
  readonly caseNo: string | null
  readonly way: Way | null
  readonly cell: CellRef | null
  readonly responsible: ResponsiblePost | null
  readonly due: Deadline | null
  readonly match: Match | null
  /** Whether everybody can see the case, and while they cannot, by when at the latest. */
  readonly released: boolean
  readonly publicBy: string | null
  readonly thread: readonly Message[]
  readonly evidence: readonly TrackedEvidence[]
  readonly mayDo: readonly ReporterDeed[]
  readonly withdrawn: boolean
  readonly erased: boolean
  readonly stars: number | null
  readonly disputed: Dispute | null
  /** What became of that; null where nothing was said. */
  readonly review: ReviewState | null
  /** Null where none was asked for. */
  readonly reward: TipReward | null
}

type Stores = Pick<Context, 'ledger' | 'files' | 'evidence' | 'passing' | 'keys' | 'jurisdiction' | 'now'>

/** @throws Fault of `openReceipt` */
export async function trackTip(ctx: Stores, receipt: string, network?: string): Promise<Tracked> {
  const { stream, tip } = await openReceipt(ctx, receipt, network)
  const found = await caseOf(ctx, tip)
  const [thread, evidence, whose, reward] = await Promise.all([
    readThread(ctx, stream),
    Promise.all(tip.evidence.map((id) => trackEvidence(ctx, id))),
    found && answering(ctx, tip, found),
    found && tip.wish === 'reward' ? rewardCaseOf(ctx, tip).then((no) => readShare(ctx, no, tip.no)) : null,
  ])
  return {
    tipNo: tip.no,
    status: found?.status ?? 'received',
    phase: shownPhases.find((phase) => phase === found?.stage) ?? null,
    verdict: found?.stage === 'closed' ? (found.outcome?.verdict ?? null) : null,
    receivedAt: tip.receivedAt,
    wish: tip.wish,
    caseNo: found?.no ?? null,
    way: tip.status === 'assigned' ? tip.way : null,
    cell: whose?.cell ?? null,
    responsible: whose?.responsible ?? null,
    due: found?.due ?? null,
    match: found ? matchOf(tip, found) : null,
    released: found !== undefined && found.releasedAt !== null,
    publicBy: found?.releasedAt === null ? heldUntil(found) : null,
    thread,
    evidence,
    mayDo: mayDo(tip, found, ctx.now()),
    withdrawn: tip.withdrawnAt !== undefined,
    erased: tip.erasedAt !== undefined,
    stars: tip.stars ?? null,
    disputed: tip.disputed ?? null,
    review: found ? reviewOf(tip, found) : null,
    reward,
  }
}

function reviewOf({ disputedRound }: Tip, { stage, round }: Case): ReviewState | null {
  if (disputedRound === undefined) return null
  if (round > disputedRound) return 'reopened'
  return stage === 'reviewing' ? 'running' : 'upheld'
}

function heldUntil({ jurisdiction, openedAt }: Case): string {
  const opened = new Date(openedAt)
  return new Date(opened.getTime() + longestHold(releaseRule(jurisdiction, opened))).toISOString()
}

/** One's own case may have followed its place into another cell; a case one came to was matched to somebody else's place. */
const matchOf = (tip: Tip, found: Case): Match =>
  tip.status === 'assigned' && (tip.way !== 'opened' || tip.case !== found.no) ? tip.match : found.match

async function trackEvidence(
  ctx: Pick<Context, 'ledger' | 'evidence'>,
  id: string,
): Promise<TrackedEvidence> {
  const status = (await readEvidence(ctx, id))?.status
  if (status === undefined) return { id, state: 'waiting', thumbnail: null }
  if (status === 'refused') return { id, state: 'refused', thumbnail: null }
  if (status === 'swept' || status === 'erased') return { id, state: 'gone', thumbnail: null }
  // Without its picture the page is of use still: where the store of objects fails, following does not.
  const bytes = await readThumbnail(ctx, id).catch(() => undefined)
  return { id, state: 'clean', thumbnail: bytes ? Buffer.from(bytes).toString('base64') : null }
}

/**
 * Where the case is, and who holds the post there by the newest deed, published or not. Who complains of the responsible is
 * told who is above them; whose tip only came to such a case learns nothing of that, for it may be one of them.
 */
async function answering(
  ctx: Stores,
  tip: Tip,
  { cells, scheme, against, unit }: Case,
): Promise<{ readonly cell: CellRef; readonly responsible: ResponsiblePost | null }> {
  const isAbove = tip.against !== null && against !== null
  const cell = isAbove ? cellOfUnit(unit) : (cells.at(-1) ?? '')
  const { schemes, current } = await loadEverything(ctx)
  const home = schemes.find((each) => each.scheme.id === scheme) ?? current
  const loaded = current.cell(cell) ? current : home
  const posts = headPosts(loaded, cell)
  const officers = await Promise.all(posts.map((post) => ctx.ledger.head(officerStream(post))))
  const deeds = new Map(
    posts.map((post, i) => [post, (officers[i]?.state as Officer | undefined)?.changes ?? []]),
  )
  return { cell: home.ref(cell), responsible: responsible(seatsUnder(loaded, cell, deeds)) ?? null }
}
