'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import { NextBar } from '../../../ui/next-bar.tsx'
import { PhotoList } from './photo-list.tsx'
import type { Named, StepProps } from './report-form.tsx'
import { evidenceOf, type Typed } from './report-state.ts'
import styles from './review-step.module.css'
import { StepForm } from './step-form.tsx'
import { ToldLine } from './told-line.tsx'

/** Left what the public will see, right what only the handlers will; then send. */
export const ReviewStep = ({ categories, ...props }: StepProps & { categories: readonly Named[] }) => {
  const t = useTranslations('report')
  const { typed, told } = props.state
  const category = categories.find(({ code }) => code === typed.category)?.name ?? ''
  const photos = evidenceOf(typed).length + props.drafting.photos.length
  const edit = (step: string, label: string) => (
    <Button kind="secondary" name="go" value={step} disabled={props.busy}>
      {label}
    </Button>
  )
  return (
    <StepForm {...props} asked={[]} enter="send">
      <p>{t('reviewLead')}</p>
      {told && <ToldLine told={told} />}
      <div className={styles.sides}>
        <section>
          <h2>{t('reviewPublic')}</h2>
          <FactList
            facts={[
              { term: t('reviewCategory'), value: category },
              { term: t('publicPlace'), value: told?.publicCell.name ?? t('publicPlaceLater') },
              { term: t('day'), value: t('today') },
            ]}
          />
          <p>{t('reviewPublicHint')}</p>
        </section>
        <section>
          <h2>{t('reviewPrivate')}</h2>
          <FactList
            facts={[
              { term: t('point'), value: t(typed.cell ? 'cellGiven' : 'pointGiven') },
              { term: t('extent'), value: t(`extents.${extentOf(typed)}`) },
              { term: t('photos'), value: t('photoCount', { count: photos }) },
              { term: t('description'), value: typed.description },
              ...(typed.joins ? [{ term: t('joins'), value: typed.joins }] : []),
              ...(typed.enterprise.trim() ? [{ term: t('enterprise'), value: typed.enterprise }] : []),
              ...(typed.occurredAt
                ? [{ term: t('occurredAt'), value: typed.occurredAt.replace('T', ' ') }]
                : []),
            ]}
          />
          <h3>{t('reviewWho')}</h3>
          <FactList
            facts={[
              { term: t('wish'), value: t(`wishes.${wishOf(typed)}`) },
              ...(wishOf(typed) !== 'anonymous' && typed.phone.trim()
                ? [{ term: t('phone'), value: typed.phone }]
                : []),
            ]}
          />
        </section>
      </div>
      {props.busy && <PhotoList drafting={props.drafting} />}
      {edit('place', t('changePlace'))}
      {edit('problem', t('changeProblem'))}
      {edit('who', t('changeWho'))}
      <NextBar>
        <Button name="go" value="send" disabled={props.busy}>
          {t(props.busy ? 'sending' : 'send')}
        </Button>
      </NextBar>
    </StepForm>
  )
}

const extentOf = ({ extent }: Typed) => (extent === 'stretch' || extent === 'area' ? extent : 'spot')

const wishOf = ({ wish }: Typed) => (wish === 'call-back' || wish === 'reward' ? wish : 'anonymous')
