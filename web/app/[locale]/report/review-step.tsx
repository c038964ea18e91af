'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import type { Named, StepProps } from './report-form.tsx'
import { StepForm } from './step-form.tsx'
import { ToldLine } from './told-line.tsx'

/** Left what the public will see, right what only the handlers will; then send. */
export const ReviewStep = ({ categories, ...props }: StepProps & { categories: readonly Named[] }) => {
  const t = useTranslations('report')
  const { typed, told } = props.state
  const category = categories.find(({ code }) => code === typed.category)?.name ?? ''
  return (
    <StepForm {...props} asked={[]}>
      <p>{t('reviewLead')}</p>
      {told && <ToldLine told={told} />}
      <h2>{t('reviewPublic')}</h2>
      <FactList
        facts={[
          { term: t('reviewCategory'), value: category },
          { term: t('cell'), value: told?.cell.name ?? '' },
          { term: t('day'), value: t('today') },
        ]}
      />
      <h2>{t('reviewPrivate')}</h2>
      <FactList
        facts={[
          { term: t('description'), value: typed.description },
          { term: t('point'), value: t(typed.cell ? 'cellGiven' : 'pointGiven') },
          ...(typed.occurredAt ? [{ term: t('occurredAt'), value: typed.occurredAt.replace('T', ' ') }] : []),
        ]}
      />
      <Button name="go" value="send" disabled={props.busy}>
        {t('send')}
      </Button>
      <Button kind="secondary" name="go" value="problem" disabled={props.busy}>
        {t('changeProblem')}
      </Button>
      <Button kind="secondary" name="go" value="place" disabled={props.busy}>
        {t('changePlace')}
      </Button>
    </StepForm>
  )
}
