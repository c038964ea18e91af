import type { CellRef } from '@wangge/grid'
import type { Event } from '@wangge/ledger'
import { type Agreement, agreementStream } from '../agreement/agreement.ts'
import type { Day } from '../calendar/calendar.ts'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import { type LoadedScheme, loadScheme } from '../scheme/load.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { type Case, caseStream, type Step } from './case.ts'
import type { Gathers, Words } from './deed.ts'
import { landOf } from './land.ts'
import { resourceOf } from './resource.ts'
import { caseWords } from './sealed.ts'
import { isTold } from './stage.ts'

/**
 * What a neighbour gets of a case that is handed over: facts, the cells of its place and why it comes to them; nothing of its
 * reporter, neither the name nor the words, no photo, and no point, by which somebody may be known.
 */
export type HandOverRecord = {
  readonly format: 'wangge-hand-over-1'
  readonly no: string
  readonly category: string
  readonly receivedOn: Day
  readonly place: {
    readonly scheme: string
    /** From the top down to the cell that answered for it. */
    readonly cells: readonly Pick<CellRef, 'code' | 'name'>[]
  }
  readonly agreement: Pick<Agreement, 'id' | 'counterpart' | 'scope' | 'contact'>
  readonly handedOverOn: Day
  /** Written by the unit that hands it over, for the neighbour. */
  readonly account: string
  /** What the public was told of, with its day. */
  readonly steps: readonly Pick<Step, 'event' | 'at'>[]
  /** What the neighbour answered; null until its receipt is noted. */
  readonly receipt: { readonly theirNo: string; readonly on: Day } | null
  /** Of a demonstration: nothing of it happened. */
  readonly demo: boolean
}

/**
 * The record of a case that is handed over, for who may hand it over.
 * @throws Fault `case.not_handed_over`, those of `permit`
 */
export async function readHandOverRecord(
  ctx: Gathers,
  actor: StaffActor,
  typed: string,
): Promise<HandOverRecord> {
  const no = readNumber('C', typed) ?? ''
  const stream = caseStream(no)
  const [head, loaded] = await Promise.all([ctx.ledger.head(stream), loadScheme(ctx)])
  if (!head) throw fault('staff.unknown', 'no')
  const state = head.state as Case
  await permit(ctx, actor, 'case.hand-over', no, resourceOf(state), landOf(loaded).isWithin)
  const id = state.transfer?.agreement
  if (id === undefined) throw fault('case.not_handed_over')
  const [agreement, events, words] = await Promise.all([
    ctx.ledger.head(agreementStream(id)),
    ctx.ledger.events(stream),
    caseWords(ctx, no),
  ])
  if (!agreement) throw fault('case.not_handed_over')
  return recordOf(state, agreement.state as Agreement, loaded, { events, words })
}

type Told = { readonly events: readonly Event[]; readonly words: ReadonlyMap<number, Words> }

function recordOf(
  { no, category, receivedAt, scheme, cells, transfer, steps }: Case,
  { id, counterpart, scope, contact }: Agreement,
  loaded: LoadedScheme,
  told: Told,
): HandOverRecord {
  const account = lastWords(told, 'case.handed_over')?.reason
  const receipt = lastWords(told, 'case.moved')
  return {
    format: 'wangge-hand-over-1',
    no,
    category,
    receivedOn: steps[0]?.at.slice(0, 10) ?? receivedAt.slice(0, 10),
    place: {
      scheme,
      cells: cells.map((code) => ({ code, name: loaded.ref(code).name })),
    },
    agreement: { id, counterpart, scope, contact },
    handedOverOn: transfer?.offeredOn ?? '',
    account: typeof account === 'string' ? account : '',
    steps: steps.filter(isTold).map(({ event, at }) => ({ event, at: at.slice(0, 10) })),
    receipt: receipt ? { theirNo: String(receipt.theirNo), on: String(receipt.on) } : null,
    demo: loaded.scheme.demo,
  }
}

/** Words of the newest event of a type. */
function lastWords({ events, words }: Told, type: string): Words | undefined {
  const event = events.findLast((each) => each.type === type)
  return event && words.get(event.seq)
}
