import { readAgreements } from '@wangge/core/agreement/read'
import type { DeskCase } from '@wangge/core/case/read-desk-case'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'

/** The county a case is handed to, and the record it is given, for who may hand it over. */
export const NeighbourOf = async ({ found: { no, transfer, hasHandOver } }: { found: DeskCase }) => {
  const id = transfer?.agreement
  if (id === undefined) return null
  const [t, locale, agreements] = await Promise.all([
    getTranslations('deskTransfers'),
    getLocale(),
    readAgreements(ctx),
  ])
  const name = agreements.find((each) => each.id === id)?.counterpart[locale] ?? id
  return (
    <>
      {name}
      {hasHandOver && (
        <>
          {' · '}
          <a href={addressIn(locale, `/desk/cases/${no}/hand-over`)}>{t('record.link')}</a>
        </>
      )}
    </>
  )
}
