import type { Context } from '../context.ts'
import { shownName } from '../evidence/evidence.ts'
import { isOfCase } from '../evidence/of-case.ts'
import { readEvidence } from '../evidence/read.ts'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { landOf } from './land.ts'
import { openDeskCase } from './read-desk-case.ts'
import { resourceOf } from './resource.ts'
import { type CaseView, caseKey } from './view.ts'

/**
 * A photo of a published outcome, by its hash: only one that the public page of the case names.
 * @throws Fault `case.unknown`, `evidence.unknown`
 */
export async function readPublicPhoto(
  ctx: Pick<Context, 'views' | 'evidence'>,
  typed: string,
  sha256: string,
): Promise<Uint8Array> {
  const no = readNumber('C', typed)
  const [view] = no === undefined ? [] : await ctx.views.get([caseKey(no)])
  if (!view) throw fault('case.unknown', 'no')
  const { outcome = null } = view.body as Partial<CaseView>
  const { before = [], after = [] } = outcome?.published ?? {}
  const isNamed = before.includes(sha256) || after.includes(sha256)
  const bytes = isNamed ? await copyOf(ctx, sha256) : undefined
  if (!bytes) throw fault('evidence.unknown', 'hash')
  return bytes
}

/** Undefined for a copy that went with its photo: the site may not ask what is there, only read what is. */
const copyOf = ({ evidence }: Pick<Context, 'evidence'>, sha256: string) =>
  evidence.read(shownName(sha256)).catch(() => undefined)

/**
 * The copy of a photo that was made last, for its publisher, exactly as the public will see it.
 * @throws Fault of `openDeskCase`, `permit`, `evidence.unknown`
 */
export async function readPreview(
  ctx: Pick<Context, 'ledger' | 'files' | 'evidence' | 'keys' | 'jurisdiction' | 'now' | 'random'>,
  actor: StaffActor,
  { no, id }: { readonly no: string; readonly id: string },
): Promise<Uint8Array> {
  const { state, loaded } = await openDeskCase(ctx, actor, no)
  await permit(ctx, actor, 'case.publish', state.no, resourceOf(state), landOf(loaded).isWithin)
  const [evidence, isOwn] = await Promise.all([readEvidence(ctx, id), isOfCase(ctx, state, id)])
  const shown = evidence && 'shown' in evidence ? evidence.shown : undefined
  if (!isOwn || !shown) throw fault('evidence.unknown', 'id')
  return ctx.evidence.read(shownName(shown.sha256))
}
