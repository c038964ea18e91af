'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { addressIn } from '../../../i18n/locales.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Day } from '../../../ui/day.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { ProofText } from './proof-text.tsx'
import styles from './receipt-step.module.css'
import type { StepProps } from './report-form.tsx'
import { SaveReceipt } from './save-receipt.tsx'
import { StepForm } from './step-form.tsx'
import { ToldLine } from './told-line.tsx'

/** Shown once; a repeat of the very same post shows the same. The page is not left by accident before it is noted. */
export const ReceiptStep = (props: StepProps) => {
  const locale = useLocale()
  const t = useTranslations('report')
  const noted = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (noted.current && !noted.current.checked) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [])
  const { submitted, told, pictures } = props.state
  if (!submitted) return null
  const due = told?.due
  return (
    <>
      <p>{t('receiptLead')}</p>
      <div className={styles.receipt}>
        <FactList
          facts={[
            { term: t('tipNo'), value: <strong>{submitted.tipNo}</strong> },
            { term: t('receipt'), value: <strong data-receipt>{submitted.receipt}</strong> },
          ]}
        />
        {pictures && (
          // biome-ignore lint/performance/noImgElement: a few kilobytes that stand in the page itself
          <img className={styles.code} src={pictures.code} alt={t('receiptCode')} width={168} height={168} />
        )}
      </div>
      {pictures && <SaveReceipt picture={pictures.whole} tipNo={submitted.tipNo} />}
      <p>{t('receiptHint')}</p>
      {submitted.proof && <ProofText proof={submitted.proof} />}
      {told && <ToldLine told={told} />}
      <h2>{t('whatNext')}</h2>
      <ul>
        <li>{t('whatNextText')}</li>
        {due && 'date' in due && <li>{t.rich('whatNextDue', { day: () => <Day day={due.date} /> })}</li>}
        <li>{t('whatNextPublic')}</li>
      </ul>
      <Tick
        ref={noted}
        label={t('noted')}
        onChange={({ currentTarget }) => currentTarget.checked && props.drafting.forget()}
      >
        <ButtonLink href={addressIn(locale, '/track')}>{t('track')}</ButtonLink>
        <ButtonLink kind="secondary" href={addressIn(locale, '/')}>
          {t('home')}
        </ButtonLink>
        <StepForm {...props} asked={[]} enter="another">
          <Button kind="secondary" name="go" value="another" disabled={props.busy}>
            {t('another')}
          </Button>
        </StepForm>
        {told && (
          <p>
            <a href={`/api/v1/cells/${encodeURIComponent(told.cell.code)}/feed`}>
              {t('subscribe', { cell: told.cell.name })}
            </a>
          </p>
        )}
      </Tick>
    </>
  )
}
