'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { track } from './actions.ts'
import { After } from './after.tsx'
import { Change, type Named } from './change.tsx'
import { Leave } from './leave.tsx'
import { RewardSection } from './reward-section.tsx'
import { type DeedForm, SectionForm } from './section-form.tsx'
import { ThreadSection } from './thread-section.tsx'
import { nothingTyped } from './track-state.ts'
import { TrackedTip } from './tracked-tip.tsx'

/** One receipt and everything its holder can see and do, by plain form posts: this page ships no script. */
export const TrackPage = ({
  now,
  firstKey,
  categories,
}: {
  now: Date
  firstKey: string
  categories: readonly Named[]
}) => {
  const t = useTranslations('track')
  const say = useTranslations('fault')
  const [state, action] = useActionState(track, {
    typed: nothingTyped(firstKey),
    tracked: null,
    go: 'look',
    done: false,
    wrongs: [],
    own: null,
  })
  const { typed, tracked, go, done, wrongs } = state
  const errors = wrongs.map(({ code, field, seconds }) => ({
    field: field?.split('.')[0] ?? 'main',
    text: say(code, { minutes: Math.ceil((seconds ?? 0) / 60) }),
    code,
  }))
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.text
  const form: DeedForm = { state, action, errorOf }
  return (
    <>
      <h1>{t(tracked ? 'yourTip' : 'title')}</h1>
      {errors.length > 0 && <ErrorSummary title={t(go === 'look' ? 'wrong' : 'notDone')} errors={errors} />}
      {done && (
        <div role="status">
          <Notice kind="held" title={t('doneTitle')}>
            {t(`done.${go}`)}
          </Notice>
        </div>
      )}
      {tracked ? (
        <>
          <TrackedTip tracked={tracked} now={now} />
          <SectionForm form={form} go="look" label={t('again')} />
          {tracked.reward && <RewardSection form={form} reward={tracked.reward} />}
          <ThreadSection form={form} tracked={tracked} />
          <After form={form} tracked={tracked} />
          <Change form={form} tracked={tracked} categories={categories} />
          <Leave form={form} tracked={tracked} />
        </>
      ) : (
        <>
          <p>{t('lead')}</p>
          <form action={action}>
            <Field id="receipt" label={t('receipt')} hint={t('receiptHint')} error={errorOf('receipt')}>
              {(control) => (
                <input
                  {...control}
                  name="receipt"
                  defaultValue={typed.receipt}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={60}
                />
              )}
            </Field>
            <Button>{t('look')}</Button>
          </form>
          <p>{t('lost')}</p>
        </>
      )}
    </>
  )
}
