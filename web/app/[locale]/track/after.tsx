'use client'

import { disputes } from '@wangge/core/tip'
import type { Tracked } from '@wangge/core/tip/track'
import { useTranslations } from 'next-intl'
import { ChoiceCard, Choices } from '../../../ui/choice-card.tsx'
import { Field } from '../../../ui/field.tsx'
import { type DeedForm, SectionForm, typedIn } from './section-form.tsx'

const stars = ['5', '4', '3', '2', '1'] as const

/**
 * What a reporter may say of a closed case: that it is not solved or back, and how content they are; and what came of the
 * objection. One outcome is reviewed once.
 */
export const After = ({ form, tracked }: { form: DeedForm; tracked: Tracked }) => {
  const t = useTranslations('track')
  const { mayDo, disputed, review, stars: given } = tracked
  const isReviewed = review === 'running' || review === 'upheld'
  const hasEnded = mayDo.includes('dispute')
  if (!review && !hasEnded) return null
  return (
    <section aria-labelledby="after">
      <h2 id="after">{t('after')}</h2>
      {disputed && review && (
        <p data-review={review}>
          {t(`disputed.${disputed}`)} <strong>{t(`review.${review}`)}</strong>
        </p>
      )}
      {hasEnded && !isReviewed && (
        <SectionForm form={form} go="dispute" label={t('disputeSend')}>
          <Choices id="kind" label={t('disputeLabel')} error={form.errorOf('kind')}>
            {disputes.map((kind) => (
              <ChoiceCard
                key={kind}
                name="kind"
                value={kind}
                title={t(`dispute.${kind}`)}
                defaultChecked={typedIn(form, 'dispute')?.kind === kind}
              />
            ))}
          </Choices>
          <Field
            id="dispute-text"
            label={t('disputeText')}
            optional={t('optional')}
            error={form.state.go === 'dispute' ? form.errorOf('text') : undefined}
          >
            {(control) => (
              <textarea {...control} name="text" rows={3} defaultValue={typedIn(form, 'dispute')?.text} />
            )}
          </Field>
        </SectionForm>
      )}
      {hasEnded && (
        <SectionForm form={form} go="rate" label={t('rateSend')}>
          <Choices id="stars" label={t('rate')} error={form.errorOf('stars')}>
            {stars.map((n) => (
              <ChoiceCard
                key={n}
                name="stars"
                value={n}
                title={t(`stars.${n}`)}
                defaultChecked={String(given) === n}
              />
            ))}
          </Choices>
        </SectionForm>
      )}
    </section>
  )
}
