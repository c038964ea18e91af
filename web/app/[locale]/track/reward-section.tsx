'use client'

import { payoutMethods } from '@wangge/core/reward'
import type { TipReward } from '@wangge/core/reward/read-share'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { ChoiceCard, Choices } from '../../../ui/choice-card.tsx'
import { noonOf } from '../../../ui/due.tsx'
import { Field } from '../../../ui/field.tsx'
import { type DeedForm, SectionForm, typedIn } from './section-form.tsx'

/** Where the reward stands, with the form that is possible now: to claim, or to appeal against a refusal. */
export const RewardSection = ({ form, reward }: { form: DeedForm; reward: TipReward }) => {
  const t = useTranslations('track')
  const locale = useLocale()
  const format = useFormatter()
  const day = (date: string) => format.dateTime(noonOf(date), { dateStyle: 'long' })
  const money = (fen: number) => format.number(fen / 100, { style: 'currency', currency: 'CNY' })
  return (
    <section aria-labelledby="reward">
      <h2 id="reward">{t('reward')}</h2>
      <p>
        <strong>
          {t(`rewardState.${reward.status}`, {
            amount: 'fen' in reward ? money(reward.fen) : '',
            reason: 'reason' in reward ? t(`refusal.${reward.reason}`) : '',
          })}
        </strong>
      </p>
      {reward.status === 'offered' && (
        <>
          <p>
            {'date' in reward.claimBy ? t('claimBy', { date: day(reward.claimBy.date) }) : t('claimByOpen')}
          </p>
          <ClaimForm form={form} />
        </>
      )}
      {reward.status === 'refused' && (
        <>
          <p>{t('appealBy', { date: day(reward.appealBy) })}</p>
          <SectionForm form={form} go="appeal" label={t('appealSend')}>
            <Field
              id="appeal-text"
              label={t('appeal')}
              error={form.state.go === 'appeal' ? form.errorOf('text') : undefined}
            >
              {(control) => (
                <textarea {...control} name="text" rows={4} defaultValue={typedIn(form, 'appeal')?.text} />
              )}
            </Field>
          </SectionForm>
        </>
      )}
      <p>
        <a href={addressIn(locale, '/rewards')}>{t('rewardRules')}</a>
      </p>
    </section>
  )
}

/** Identity and account are asked for here for the first time, and go to the vault alone. */
const ClaimForm = ({ form }: { form: DeedForm }) => {
  const t = useTranslations('track')
  const typed = typedIn(form, 'claim')
  return (
    <SectionForm form={form} go="claim" label={t('claim')} kind="primary">
      <p>{t('claimWho')}</p>
      <Field id="name" label={t('claimName')} error={form.errorOf('name')}>
        {(control) => <input {...control} name="name" defaultValue={typed?.name} autoComplete="name" />}
      </Field>
      <Field id="identity" label={t('claimIdentity')} error={form.errorOf('identity')}>
        {(control) => (
          <input
            {...control}
            name="identity"
            defaultValue={typed?.identity}
            autoComplete="off"
            maxLength={24}
          />
        )}
      </Field>
      <Choices id="method" label={t('claimMethod')} error={form.errorOf('method')}>
        {payoutMethods.map((method) => (
          <ChoiceCard
            key={method}
            name="method"
            value={method}
            title={t(`method.${method}`)}
            defaultChecked={typed?.method === method}
          />
        ))}
      </Choices>
      <Field id="account" label={t('claimAccount')} error={form.errorOf('account')}>
        {(control) => <input {...control} name="account" defaultValue={typed?.account} autoComplete="off" />}
      </Field>
    </SectionForm>
  )
}
