import type { Agreement } from '../agreement/agreement.ts'
import { agreementStream } from '../agreement/agreement.ts'
import { fault } from '../fault.ts'
import type { PlacePoint } from '../point.ts'
import { loadScheme } from '../scheme/load.ts'
import { unseal } from '../seal.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { tipStream } from '../tip/tip.ts'
import { type Case, caseStream, type Step } from './case.ts'
import type { Gathers } from './deed.ts'
import { landOf } from './land.ts'
import { resourceOf } from './resource.ts'

/**
 * What a neighbour gets of a case that is handed over: facts and the place, and nothing of its reporter, neither the name nor
 * the words, by which somebody may be known.
 */
type HandOverRecord = {
  readonly format: 'wangge-hand-over-1'
  readonly no: string
  readonly category: string
  readonly receivedOn: string
  readonly place: {
    readonly scheme: string
    readonly cells: readonly string[]
    readonly point: PlacePoint | null
  }
  readonly agreement: Pick<Agreement, 'id' | 'counterpart' | 'contact'>
  readonly handedOverOn: string
  readonly steps: readonly Pick<Step, 'event' | 'at'>[]
}

/** Undefined where the case is not handed over by this agreement. */
function handOverRecord(
  { no, category, receivedAt, scheme, cells, transfer, steps }: Case,
  { id, counterpart, contact }: Pick<Agreement, 'id' | 'counterpart' | 'contact'>,
  point: PlacePoint | null,
): HandOverRecord | undefined {
  if (transfer?.agreement !== id) return undefined
  return {
    format: 'wangge-hand-over-1',
    no,
    category,
    receivedOn: steps[0]?.at ?? receivedAt.slice(0, 10),
    place: { scheme, cells, point: point && { lng: point.lng, lat: point.lat, datum: point.datum } },
    agreement: { id, counterpart, contact },
    handedOverOn: transfer.offeredOn,
    steps: steps.map(({ event, at }) => ({ event, at: at.slice(0, 10) })),
  }
}

/**
 * The record of a case that is handed over, for who may hand it over.
 * @throws Fault `case.not_handed_over`, those of `permit`
 */
export async function readHandOverRecord(
  ctx: Gathers,
  actor: StaffActor,
  no: string,
): Promise<HandOverRecord> {
  const [head, loaded] = await Promise.all([ctx.ledger.head(caseStream(no)), loadScheme(ctx)])
  if (!head) throw fault('staff.unknown', 'no')
  const state = head.state as Case
  await permit(ctx, actor, 'case.hand-over', no, resourceOf(state), landOf(loaded).isWithin)
  const id = state.transfer?.agreement
  if (id === undefined) throw fault('case.not_handed_over')
  const stream = state.tip === null ? caseStream(no) : tipStream(state.tip)
  const [box, agreement] = await Promise.all([
    ctx.ledger.sealed(stream),
    ctx.ledger.head(agreementStream(id)),
  ])
  const secret = box && (unseal(ctx.keys, stream, box) as { readonly point?: PlacePoint })
  const record = agreement && handOverRecord(state, agreement.state as Agreement, secret?.point ?? null)
  if (!record) throw fault('case.not_handed_over')
  return record
}
