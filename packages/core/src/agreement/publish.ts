import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { Agreement } from './agreement.ts'
import { agreementView } from './view.ts'

/** May run any number of times in any order: newer wins. */
export async function publishAgreement(
  { views }: Pick<Context, 'views'>,
  { seq, state }: Head,
): Promise<void> {
  await views.put(agreementView(state as Agreement, seq))
}
