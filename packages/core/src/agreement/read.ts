import { dayOf } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import { type Agreement, agreementStream, isInForce } from './agreement.ts'
import { AGREEMENT_PREFIX, type AgreementView, agreementsOf } from './view.ts'

/** A county has a handful of neighbours. */
const MOST = 100

/** All agreements of the county, those that ended too, by their number. Eventually consistent. */
export async function readAgreements({
  views,
  jurisdiction,
}: Pick<Context, 'views' | 'jurisdiction'>): Promise<readonly AgreementView[]> {
  const pk = agreementsOf(jurisdiction)
  const found = await views.list({ pk, prefix: AGREEMENT_PREFIX, limit: MOST })
  return found.views.map(({ body }) => body as AgreementView).toReversed()
}

/** The agreement by which a case may be handed over today; undefined where there is none. */
export async function agreementInForce(
  { ledger, jurisdiction, now }: Pick<Context, 'ledger' | 'jurisdiction' | 'now'>,
  id: string,
): Promise<Agreement | undefined> {
  const found = (await ledger.head(agreementStream(id)))?.state as Agreement | undefined
  return found && found.jurisdiction === jurisdiction && isInForce(found, dayOf(now())) ? found : undefined
}
