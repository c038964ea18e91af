import type { CellRef } from '@wangge/grid'
import type { Context } from '../context.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { readEvidence } from '../evidence/read.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import type { Case } from './case.ts'
import { caseStream } from './case.ts'
import { tipsOf } from './case-tips.ts'
import { landOf } from './land.ts'
import { openDeskCase } from './read-desk-case.ts'
import { resourceOf } from './resource.ts'
import { caseWords } from './sealed.ts'

/** A photo that may be published: whose, for which side the handler meant it, and the copy made of it last. */
export type PublishablePhoto = {
  readonly id: string
  readonly of: 'reporter' | 'staff'
  readonly side: 'before' | 'after' | null
  /** Still being made. */
  readonly isAsked: boolean
  readonly shown: { readonly sha256: string; readonly boxes: number } | null
  readonly size: { readonly width: number; readonly height: number }
}

/** A closed case as its publisher sees it. */
export type Publication = {
  readonly no: string
  readonly seq: number
  readonly stage: Case['stage']
  readonly category: string
  readonly chain: readonly CellRef[]
  readonly outcome: NonNullable<Case['outcome']>
  readonly due: Case['due']
  /** What the public reads now, else what the handler drafted. */
  readonly summary: string
  readonly photos: readonly PublishablePhoto[]
}

type Reads = Pick<Context, 'ledger' | 'files' | 'keys' | 'jurisdiction' | 'now' | 'random'>

/**
 * What a publisher works on; null for a case that is not closed.
 * @throws Fault of `openDeskCase`, `permit`
 */
export async function readPublication(
  ctx: Reads,
  actor: StaffActor,
  typed: string,
): Promise<Publication | null> {
  const { state, seq, loaded } = await openDeskCase(ctx, actor, typed)
  const { no, stage, category, cells, outcome, due } = state
  await permit(ctx, actor, 'case.publish', no, resourceOf(state), landOf(loaded).isWithin)
  if (!outcome || (stage !== 'closed' && stage !== 'reviewing')) return null
  const drafted = await draftOf(ctx, no)
  const tips = await tipsOf(ctx, state)
  const told = tips.flatMap(({ state: tip }) => tip.evidence)
  const chosen = [...drafted.before, ...drafted.after]
  const taken = state.visits.flatMap(({ photos }) => photos)
  const ids = [...new Set([...chosen, ...taken, ...told])]
  const found = await Promise.all(ids.map((id) => readEvidence(ctx, id)))
  return {
    no,
    seq,
    stage,
    category,
    chain: cells.map((code) => loaded.ref(code)),
    outcome,
    due,
    summary: drafted.summary,
    photos: ids.flatMap((id, i) => {
      const side = drafted.before.includes(id) ? 'before' : drafted.after.includes(id) ? 'after' : null
      return photoOf(id, found[i], side, told.includes(id) ? 'reporter' : 'staff')
    }),
  }
}

function photoOf(
  id: string,
  evidence: Evidence | undefined,
  side: PublishablePhoto['side'],
  of: PublishablePhoto['of'],
): readonly PublishablePhoto[] {
  if ((evidence?.status !== 'clean' && evidence?.status !== 'kept') || evidence.kind !== 'photo') return []
  const { asked, shown = null, width, height } = evidence
  const size = { width: width ?? 0, height: height ?? 0 }
  return [{ id, of, side, isAsked: asked !== undefined, shown, size }]
}

type Draft = {
  readonly summary: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** What stands sealed beside the last conclusion, its summary as it was published last. */
async function draftOf(ctx: Pick<Context, 'ledger' | 'keys'>, no: string): Promise<Draft> {
  const [events, words] = await Promise.all([ctx.ledger.events(caseStream(no)), caseWords(ctx, no)])
  const at = events.findLastIndex(({ type }) => type === 'case.concluded')
  const concluded = (words.get(events[at]?.seq ?? 0) ?? {}) as Partial<Draft>
  const published = events.slice(at).findLast(({ type }) => type === 'case.outcome_published')
  const told = (published && words.get(published.seq)) as Partial<Draft> | undefined
  return {
    summary: told?.summary ?? concluded.summary ?? '',
    before: concluded.before ?? [],
    after: concluded.after ?? [],
  }
}
