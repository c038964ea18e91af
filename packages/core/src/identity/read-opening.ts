import type { Fields } from '@wangge/vault'
import { type Case, caseStream } from '../case/case.ts'
import { landOf } from '../case/land.ts'
import { resourceOf } from '../case/resource.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { unseal } from '../seal.ts'
import { authorize } from '../staff/authorize.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { ANSWER_LIFE, isOpeningId, type Opening, openingStream } from './identity.ts'
import { shownKey, shownName } from './shown-identity.ts'

/** `unanswered`: asked a minute ago and nothing came of it; `over`: it was shown for ten minutes and is shown no more. */
export type OpeningState = 'waiting' | 'unanswered' | 'shown' | 'over' | 'failed'

export type ShownOpening = {
  readonly opening: Opening
  readonly reason: string
  readonly state: OpeningState
  /** What was opened; null for everybody but who asked for it. */
  readonly fields: Fields | null
}

type Reads = Pick<Context, 'ledger' | 'files' | 'passing' | 'keys' | 'jurisdiction' | 'now' | 'random'>

/**
 * What became of an opening: to the custodian who asked also what was opened, for ten minutes, as often as they look; to an
 * auditor of the place the facts and the reason. Anybody else is refused, and the try is recorded.
 * @throws Fault `staff.unknown`, `staff.denied`
 */
export async function readOpening(ctx: Reads, actor: StaffActor, id: string): Promise<ShownOpening> {
  const head = isOpeningId(id) ? await ctx.ledger.head(openingStream(id)) : undefined
  if (!head) throw fault('staff.unknown')
  const opening = head.state as Opening
  const { isWithin } = landOf(await loadScheme(ctx))
  const isOwn = opening.by === actor.name && (await isStillCustodian(ctx, actor, opening, isWithin))
  if (!isOwn) await permit(ctx, actor, 'audit.read', opening.tip, { cells: opening.cells }, isWithin)
  const fields = isOwn && opening.status === 'opened' ? await fieldsOf(ctx, id) : null
  const reason = await reasonOf(ctx, id)
  return { opening, reason, fields, state: stateOf(opening, fields, isOwn, ctx.now()) }
}

function stateOf(
  { status, askedAt }: Opening,
  fields: Fields | null,
  isOwn: boolean,
  now: Date,
): OpeningState {
  if (status === 'failed') return 'failed'
  if (status === 'opened') return fields || !isOwn ? 'shown' : 'over'
  return now.getTime() - Date.parse(askedAt) > ANSWER_LIFE ? 'unanswered' : 'waiting'
}

async function fieldsOf({ passing, keys }: Reads, id: string): Promise<Fields | null> {
  const box = await passing.read(shownKey(id))
  return typeof box === 'string' ? (unseal(keys, shownName(id), Buffer.from(box, 'base64')) as Fields) : null
}

async function reasonOf({ ledger, keys }: Reads, id: string): Promise<string> {
  const stream = openingStream(id)
  const box = (await ledger.sealedEvents(stream)).get(1)
  return box ? (unseal(keys, stream, box) as { readonly reason: string }).reason : ''
}

/** The right must still stand; the proof was asked for with the question and lives shorter than the answer. */
async function isStillCustodian(
  ctx: Reads,
  actor: StaffActor,
  opening: Opening,
  isWithin: (cell: string, top: string) => boolean,
): Promise<boolean> {
  const head = await ctx.ledger.head(caseStream(opening.case))
  if (!head) return false
  const verdict = authorize(actor, 'identity.open', resourceOf(head.state as Case), {
    now: ctx.now(),
    isWithin,
  })
  return verdict.allow || verdict.reason === 'staff.prove'
}
