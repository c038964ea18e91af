import type { Event } from '@wangge/ledger'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { authorize } from '../staff/authorize.ts'
import { namesOf } from '../staff/names-of.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import { type Agreement, agreementStream } from './agreement.ts'
import { readAgreements } from './read.ts'
import type { AgreementView } from './view.ts'

type Reads = Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction' | 'now' | 'random'>

/** Who signed or ended it, and when; `person` null for an operator. */
type Signature = {
  readonly event: 'signed' | 'ended'
  readonly at: string
  readonly person: string | null
}

type DeskAgreement = {
  readonly agreement: Agreement
  readonly history: readonly Signature[]
}

/**
 * All agreements of the county, for those who hand cases over by them. Eventually consistent.
 * @throws Fault `staff.unknown`, `staff.denied`
 */
export async function listAgreements(ctx: Reads, actor: StaffActor): Promise<readonly AgreementView[]> {
  await demandReader(ctx, actor, 'list')
  return readAgreements(ctx)
}

/**
 * One agreement with who signed and who ended it.
 * @throws Fault `staff.unknown`, also where there is none; `staff.denied`
 */
export async function readAgreement(ctx: Reads, actor: StaffActor, id: string): Promise<DeskAgreement> {
  await demandReader(ctx, actor, id)
  const stream = agreementStream(id)
  const [head, events] = await Promise.all([ctx.ledger.head(stream), ctx.ledger.events(stream)])
  const agreement = head?.state as Agreement | undefined
  if (agreement?.jurisdiction !== ctx.jurisdiction) throw fault('staff.unknown')
  const names = await namesOf(
    ctx,
    events.map(({ by }) => by),
  )
  return { agreement, history: events.map((event) => signatureOf(event, names)) }
}

const signatureOf = ({ type, at, by }: Event, names: ReadonlyMap<string, string>): Signature => ({
  event: type === 'agreement.ended' ? 'ended' : 'signed',
  at,
  person: names.get(by) ?? null,
})

/** They are public: at the desk they are shown to whoever may use them in a cell of their own. */
async function demandReader(ctx: Reads, actor: StaffActor, about: string): Promise<void> {
  const { root, chain } = await loadScheme(ctx)
  const codes = (cell: string) => chain(cell).map(({ code }) => code)
  const isWithin = (cell: string, top: string) => codes(cell).includes(top)
  const circumstances = { now: ctx.now(), isWithin }
  const may = actor.grants.some(
    ({ cell }) => authorize(actor, 'agreement.read', { cells: codes(cell), unit: cell }, circumstances).allow,
  )
  if (!may)
    await permit(ctx, actor, 'agreement.read', about, { cells: [root.code], unit: root.code }, isWithin)
}
