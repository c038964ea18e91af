'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '../../../ui/button.tsx'
import { Tick } from '../../../ui/tick.tsx'

const numbers = ['110', '119', '120', '12345'] as const

/** Danger to life is a call, not a form: ticked, the numbers stand there at once, and nothing more need be filled in. */
export const DangerTick = ({ ticked }: { ticked: boolean }) => {
  const t = useTranslations('report')
  return (
    <Tick name="danger" value="yes" defaultChecked={ticked} label={t('danger')}>
      <p>{t('dangerCall')}</p>
      {numbers.map((number) => (
        <ButtonLink key={number} kind="danger" href={`tel:${number}`}>
          {t(`numbers.${number}`)}
        </ButtonLink>
      ))}
    </Tick>
  )
}
