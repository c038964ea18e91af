'use client'

import { staffChannels, wishes } from '@wangge/core/tip'
import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { Button, ButtonLink } from '../../../../ui/button.tsx'
import { ChoiceCard, Choices } from '../../../../ui/choice-card.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FactList } from '../../../../ui/fact-list.tsx'
import { Field } from '../../../../ui/field.tsx'
import { takeDown } from './actions.ts'
import { nothingTyped } from './intake-state.ts'

type Option = { readonly value: string; readonly label: string }

/** Where it is, and what stands open there already. */
export type IntakePlace = {
  readonly cell: string
  readonly name: string
  readonly open: readonly Option[]
}

/** What staff take down for somebody who called or wrote. It stays in the page where the session ended meanwhile. */
export const IntakeForm = ({
  here,
  firstKey,
  place,
  categories,
  head,
  instead,
}: {
  here: string
  firstKey: string
  place: IntakePlace | null
  categories: readonly Option[]
  head: ReactNode
  /** What stands in place of the form where nobody may use it. */
  instead: ReactNode
}) => {
  const t = useTranslations('deskIntake')
  const codes = useTranslations('deskCase')
  const say = useTranslations('fault')
  const [state, action] = useActionState(takeDown, {
    typed: nothingTyped(firstKey, place?.cell ?? ''),
    wrongs: [],
    taken: null,
  })
  const { typed, wrongs, taken } = state
  const errors = wrongs.map(({ code, field, seconds }) => ({
    field: field?.replace('contact.', '').split('.')[0] || 'description',
    text: say(code as 'tip.description_empty', { minutes: Math.ceil((seconds ?? 0) / 60) }),
    code,
  }))
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.text
  const isOut = wrongs.some(({ code }) => code === 'staff.signed_out')
  if (taken) return <Taken taken={taken} here={here} />
  const isPosted = wrongs.length > 0
  if (instead && !isPosted) return instead
  const cell = place?.cell ?? typed.cell
  return (
    <>
      {isPosted && <ErrorSummary title={t('wrongTitle')} errors={errors} />}
      {isOut && (
        <p>
          <ButtonLink href={`/auth/login?returnTo=${encodeURIComponent(here)}`} target="_blank">
            {t('signIn')}
          </ButtonLink>{' '}
          {t('signInThen')}
        </p>
      )}
      {head}
      {cell && (
        <form action={action} noValidate>
          <input type="hidden" name="key" value={typed.key || firstKey} />
          <input type="hidden" name="cell" value={cell} />
          {place && place.open.length > 0 && (
            <Choices
              id="joins"
              label={t('nearby')}
              hint={t('nearbyLead')}
              error={errorOf('joins')}
              size="wide"
            >
              {[{ value: '', label: t('new') }, ...place.open].map(({ value, label }) => (
                <ChoiceCard
                  key={value}
                  name="joins"
                  value={value}
                  title={label}
                  defaultChecked={typed.joins === value}
                />
              ))}
            </Choices>
          )}
          {place?.open.length === 0 && <p>{t('nearbyNone')}</p>}
          <h2>{t('whatTitle')}</h2>
          <Field id="category" label={t('category')} error={errorOf('category')}>
            {(control) => (
              <select {...control} name="category" defaultValue={typed.category}>
                <option value="">{t('choose')}</option>
                {categories.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            id="description"
            label={t('description')}
            hint={t('descriptionHint')}
            error={errorOf('description')}
          >
            {(control) => (
              <textarea {...control} name="description" rows={5} defaultValue={typed.description} />
            )}
          </Field>
          <Field
            id="enterprise"
            label={t('enterprise')}
            optional={t('optional')}
            error={errorOf('enterprise')}
          >
            {(control) => (
              <input {...control} name="enterprise" defaultValue={typed.enterprise} maxLength={100} />
            )}
          </Field>
          <h2>{t('whoTitle')}</h2>
          <Choices id="channel" label={t('channel')} error={errorOf('channel')}>
            {staffChannels.map((channel) => (
              <ChoiceCard
                key={channel}
                name="channel"
                value={channel}
                title={codes(`channels.${channel}`)}
                defaultChecked={typed.channel === channel}
              />
            ))}
          </Choices>
          <Field id="ticket" label={t('ticket')} optional={t('optional')} error={errorOf('ticket')}>
            {(control) => <input {...control} name="ticket" defaultValue={typed.ticket} maxLength={60} />}
          </Field>
          <Choices id="wish" label={t('wish')} error={errorOf('wish') ?? errorOf('contact')}>
            {wishes.map((wish) => (
              <ChoiceCard
                key={wish}
                name="wish"
                value={wish}
                title={t(`wishes.${wish}`)}
                defaultChecked={typed.wish === wish}
              />
            ))}
          </Choices>
          <Field
            id="phone"
            label={t('phone')}
            hint={t('phoneHint')}
            optional={t('optional')}
            error={errorOf('phone')}
          >
            {(control) => (
              <input
                {...control}
                name="phone"
                defaultValue={typed.phone}
                inputMode="tel"
                autoComplete="off"
              />
            )}
          </Field>
          <Field id="name" label={t('name')} optional={t('optional')} error={errorOf('name')}>
            {(control) => (
              <input {...control} name="name" defaultValue={typed.name} maxLength={40} autoComplete="off" />
            )}
          </Field>
          <Button>{t('send')}</Button>
        </form>
      )}
    </>
  )
}

const Taken = ({ taken, here }: { taken: { tipNo: string; receipt: string }; here: string }) => {
  const t = useTranslations('deskIntake')
  return (
    <>
      <h1>{t('title')}</h1>
      <section role="status" aria-labelledby="taken">
        <h2 id="taken">{t('doneTitle')}</h2>
        <FactList
          facts={[
            { term: t('tipNo'), value: taken.tipNo },
            { term: t('receipt'), value: <strong>{taken.receipt}</strong> },
          ]}
        />
        <p>{t('receiptHow')}</p>
      </section>
      <ButtonLink href={here}>{t('another')}</ButtonLink>
    </>
  )
}
