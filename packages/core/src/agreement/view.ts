import type { View } from '@wangge/ledger'
import type { Agreement } from './agreement.ts'

/** What everybody may know of an agreement: all of it but its status. */
export type AgreementView = Omit<Agreement, 'status'>

export const agreementsOf = (jurisdiction: string) => `agreements#${jurisdiction}`
export const AGREEMENT_PREFIX = 'agreement#'

export const agreementView = (
  { id, jurisdiction, counterpart, scope, contact, validFrom, validTo, demo }: Agreement,
  seq: number,
): View => ({
  pk: agreementsOf(jurisdiction),
  sk: `${AGREEMENT_PREFIX}${id}`,
  seq,
  body: { id, jurisdiction, counterpart, scope, contact, validFrom, validTo, demo },
})
