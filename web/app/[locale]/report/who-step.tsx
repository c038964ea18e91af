'use client'

import { PERSON_LIMIT, wishes } from '@wangge/core/tip'
import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { ChoiceCard, Choices } from '../../../ui/choice-card.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Field } from '../../../ui/field.tsx'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { NextBar } from '../../../ui/next-bar.tsx'
import { useJudged } from './judged.ts'
import { judgeWho } from './moves.ts'
import type { StepProps } from './report-form.tsx'
import { StepForm } from './step-form.tsx'
import styles from './who-step.module.css'

const typedHere = ['wish', 'phone', 'name'] as const

/** Known to nobody, to be called back, or for the reward; a number is asked only where it is needed. */
export const WhoStep = (props: StepProps) => {
  const t = useTranslations('report')
  const { typed, wrongs } = props.state
  const { summary, register, radio, refused, wrong, check } = useJudged(typedHere, judgeWho, 'review', wrongs)
  return (
    <StepForm {...props} asked={typedHere} enter="review" check={check}>
      <div ref={summary}>{refused.length > 0 && <ErrorSummary title={t('wrong')} errors={refused} />}</div>
      <div className={styles.who}>
        <Choices id="wish" label={t('wish')}>
          {wishes.map((each) => (
            <ChoiceCard
              key={each}
              {...radio('wish')}
              value={each}
              title={t(`wishes.${each}`)}
              text={t(`wishTexts.${each}`)}
              defaultChecked={each === (typed.wish || 'anonymous')}
            />
          ))}
        </Choices>
        <div className={styles.contact}>
          <Field id="phone" label={t('phone')} hint={t('phoneHint')} error={wrong('phone')}>
            {(control) => (
              <input
                {...control}
                {...register('phone')}
                type="tel"
                autoComplete="tel"
                defaultValue={typed.phone}
              />
            )}
          </Field>
          <Field id="name" label={t('name')} optional={t('optional')} error={wrong('name')}>
            {(control) => (
              <input
                {...control}
                {...register('name')}
                autoComplete="name"
                maxLength={PERSON_LIMIT}
                defaultValue={typed.name}
              />
            )}
          </Field>
        </div>
      </div>
      <HowWeCount title={t('rewardRules')}>
        <p>{t('rewardRulesText')}</p>
      </HowWeCount>
      <HowWeCount title={t('privacyRules')}>
        <p>{t('privacyRulesText')}</p>
      </HowWeCount>
      <Button kind="secondary" name="go" value="problem" disabled={props.busy}>
        {t('changeProblem')}
      </Button>
      <NextBar>
        <Button name="go" value="review" disabled={props.busy}>
          {t('nextReview')}
        </Button>
      </NextBar>
    </StepForm>
  )
}
