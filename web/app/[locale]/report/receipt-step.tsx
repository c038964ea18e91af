'use client'

import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import type { ReportState } from './report-state.ts'
import { ToldLine } from './told-line.tsx'

/** Shown once; a repeat of the very same post shows the same. */
export const ReceiptStep = ({ state: { submitted, told } }: { state: ReportState }) => {
  const locale = useLocale()
  const t = useTranslations('report')
  if (!submitted) return null
  return (
    <>
      <p>{t('receiptLead')}</p>
      <FactList
        facts={[
          { term: t('tipNo'), value: <strong>{submitted.tipNo}</strong> },
          { term: t('receipt'), value: <strong data-receipt>{submitted.receipt}</strong> },
        ]}
      />
      <p>{t('receiptHint')}</p>
      {told && <ToldLine told={told} />}
      <h2>{t('whatNext')}</h2>
      <p>{t('whatNextText')}</p>
      <ButtonLink href={addressIn(locale, '/track')}>{t('track')}</ButtonLink>
      <ButtonLink kind="secondary" href={addressIn(locale, '/')}>
        {t('home')}
      </ButtonLink>
    </>
  )
}
