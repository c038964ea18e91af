import type { Fields } from '@wangge/vault'
import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { unseal } from '../seal.ts'
import { type Action, authorize, type Circumstances, type Resource } from '../staff/authorize.ts'
import { namesOf } from '../staff/names-of.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { ANSWER_LIFE, isPending, type Opening } from './identity.ts'
import { landAndResource, openingHead } from './opening-resource.ts'
import { reasonsOf } from './reasons.ts'
import { shownKey, shownName } from './shown-identity.ts'

/**
 * `asked`, `agreed`: another person, or who asked, has to act; `unanswered`: cleared a minute ago and nothing came of it;
 * `over`: it was shown for ten minutes and is shown no more.
 */
export type OpeningState =
  | 'asked'
  | 'agreed'
  | 'declined'
  | 'lapsed'
  | 'waiting'
  | 'unanswered'
  | 'shown'
  | 'over'
  | 'failed'

export type ShownOpening = {
  readonly opening: Opening
  /** Names of who asked, and of who answered. */
  readonly person: string | null
  readonly second: string | null
  readonly reason: string
  /** Why another person declined; empty where nobody did. */
  readonly declined: string
  readonly state: OpeningState
  readonly isOwn: boolean
  /** What this person may do now: answer another's request, or open what was agreed to. */
  readonly next: 'answer' | 'open' | null
  /** What was opened; null for everybody but who asked for it. */
  readonly fields: Fields | null
}

type Reads = Pick<Context, 'ledger' | 'files' | 'passing' | 'keys' | 'jurisdiction' | 'now' | 'random'>

/**
 * What became of an opening: to the custodian who asked also what was opened, for ten minutes, as often as they look; to who
 * may agree to it, and to an auditor of the place, the facts and the reason. Anybody else is refused, and the try is
 * recorded.
 * @throws Fault `staff.unknown`, `staff.denied`
 */
export async function readOpening(ctx: Reads, actor: StaffActor, id: string): Promise<ShownOpening> {
  const { opening } = await openingHead(ctx, id)
  const { resource, isWithin } = await landAndResource(ctx, opening)
  const at = { now: ctx.now(), isWithin }
  const isOwn = opening.by === actor.name && mayDo(actor, 'identity.open', resource, at)
  const mayAgree = opening.needsSecond && mayDo(actor, 'identity.agree', resource, at)
  if (!isOwn && !mayAgree)
    await permit(ctx, actor, 'audit.read', opening.tip, { cells: opening.cells }, isWithin)
  const fields = isOwn && opening.status === 'opened' ? await fieldsOf(ctx, id) : null
  const { by, answeredBy } = opening
  const [{ asked, declined }, names] = await Promise.all([
    reasonsOf(ctx, id),
    namesOf(ctx, [by, answeredBy ?? '']),
  ])
  const state = stateOf(opening, fields, isOwn, ctx.now())
  const mayOpen = state === 'agreed' || (state === 'unanswered' && opening.needsSecond)
  return {
    opening,
    person: names.get(by) ?? null,
    second: names.get(answeredBy ?? '') ?? null,
    reason: asked,
    declined: opening.status === 'declined' ? declined : '',
    fields,
    state,
    isOwn,
    next: isOwn && mayOpen ? 'open' : mayAgree && state === 'asked' ? 'answer' : null,
  }
}

function stateOf(opening: Opening, fields: Fields | null, isOwn: boolean, now: Date): OpeningState {
  const { status, clearedAt, lastDay } = opening
  if (status === 'opened') return fields || !isOwn ? 'shown' : 'over'
  if (isPending(opening) && dayOf(now) > lastDay) return 'lapsed'
  if (status !== 'cleared') return status
  return now.getTime() - Date.parse(clearedAt ?? '') > ANSWER_LIFE ? 'unanswered' : 'waiting'
}

async function fieldsOf({ passing, keys }: Reads, id: string): Promise<Fields | null> {
  const box = await passing.read(shownKey(id))
  return typeof box === 'string' ? (unseal(keys, shownName(id), Buffer.from(box, 'base64')) as Fields) : null
}

/** The right must still stand; the proof is asked for with each deed, and lives shorter than what is shown. */
function mayDo(actor: StaffActor, action: Action, resource: Resource, at: Circumstances): boolean {
  const verdict = authorize(actor, action, resource, at)
  return verdict.allow || verdict.reason === 'staff.prove'
}
