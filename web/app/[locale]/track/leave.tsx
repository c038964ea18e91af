'use client'

import type { Tracked } from '@wangge/core/tip/track'
import { useTranslations } from 'next-intl'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { type DeedForm, SectionForm } from './section-form.tsx'

/** Withdrawing the tip, and erasing what could name its reporter: each confirmed in words. */
export const Leave = ({ form, tracked: { mayDo } }: { form: DeedForm; tracked: Tracked }) => {
  const t = useTranslations('track')
  const offered = (['withdraw', 'erase'] as const).filter((deed) => mayDo.includes(deed))
  if (offered.length === 0) return null
  return (
    <section aria-labelledby="leave">
      <h2 id="leave">{t('leave')}</h2>
      {offered.map((deed) => (
        <HowWeCount key={deed} title={t(`${deed}.title`)}>
          <p>{t(`${deed}.text`)}</p>
          <SectionForm form={form} go={deed} label={t(`${deed}.do`)} kind="danger">
            <Tick name="confirm" value="yes" label={t(`${deed}.confirm`)} />
          </SectionForm>
        </HowWeCount>
      ))}
    </section>
  )
}
