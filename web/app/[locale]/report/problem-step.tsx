'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { CategoryPicture } from '../../../ui/category-picture.tsx'
import { ChoiceCard, Choices } from '../../../ui/choice-card.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Field } from '../../../ui/field.tsx'
import { NextBar } from '../../../ui/next-bar.tsx'
import { DangerTick } from './danger-tick.tsx'
import { EnterpriseField } from './enterprise-field.tsx'
import { useJudged } from './judged.ts'
import { judgeProblem } from './moves.ts'
import { NearbyChoice } from './nearby-choice.tsx'
import type { Named, StepProps } from './report-form.tsx'
import { StepForm } from './step-form.tsx'

const typedHere = ['category', 'description', 'occurredAt'] as const

/** What kind of problem, whether it is known already, in the citizen's words, by whom and when. */
export const ProblemStep = ({ categories, ...props }: StepProps & { categories: readonly Named[] }) => {
  const t = useTranslations('report')
  const { typed, wrongs, cleaned, nearby } = props.state
  const { category, description, occurredAt } = typed
  const { summary, register, radio, refused, wrong, check } = useJudged(
    typedHere,
    judgeProblem,
    'who',
    wrongs,
  )
  return (
    <StepForm {...props} asked={[...typedHere, 'joins', 'enterprise', 'danger']} enter="who" check={check}>
      <div ref={summary}>{refused.length > 0 && <ErrorSummary title={t('wrong')} errors={refused} />}</div>
      {cleaned && <p role="status">{t('cleaned')}</p>}
      <DangerTick ticked={typed.danger !== ''} />
      <Choices id="category" size="small" label={t('category')} error={wrong('category')}>
        {categories.map(({ code, name }) => (
          <ChoiceCard
            key={code}
            {...radio('category')}
            value={code}
            title={name}
            picture={<CategoryPicture code={code} />}
            defaultChecked={code === category}
          />
        ))}
      </Choices>
      <NearbyChoice nearby={nearby} categories={categories} joins={typed.joins} />
      <Field
        id="description"
        label={t('description')}
        hint={t('descriptionHint')}
        error={wrong('description')}
      >
        {(control) => (
          <textarea {...control} {...register('description')} rows={5} defaultValue={description} />
        )}
      </Field>
      <EnterpriseField enterprise={typed.enterprise} error={wrong('enterprise')} />
      <Field
        id="occurredAt"
        label={t('occurredAt')}
        hint={t('occurredAtHint')}
        optional={t('optional')}
        error={wrong('occurredAt')}
      >
        {(control) => (
          <input {...control} {...register('occurredAt')} type="datetime-local" defaultValue={occurredAt} />
        )}
      </Field>
      <Button kind="secondary" name="go" value="place" disabled={props.busy}>
        {t('changePlace')}
      </Button>
      <NextBar>
        <Button name="go" value="who" disabled={props.busy}>
          {t('nextWho')}
        </Button>
      </NextBar>
    </StepForm>
  )
}
