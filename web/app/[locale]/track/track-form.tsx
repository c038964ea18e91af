'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Field } from '../../../ui/field.tsx'
import { track } from './actions.ts'
import { TrackedTip } from './tracked-tip.tsx'

/** A plain form post: this page ships no script. */
export const TrackForm = ({ now }: { now: Date }) => {
  const t = useTranslations('track')
  const say = useTranslations('fault')
  const [{ typed, wrongs, tracked }, look] = useActionState(track, { typed: '', wrongs: [], tracked: null })
  const [wrong] = wrongs
  return (
    <>
      {wrong && <ErrorSummary title={t('wrong')} errors={[{ field: 'receipt', text: say(wrong.code) }]} />}
      {tracked && <TrackedTip tracked={tracked} now={now} />}
      <form action={look}>
        <Field id="receipt" label={t('receipt')} hint={t('receiptHint')} error={wrong && say(wrong.code)}>
          {(control) => (
            <input
              {...control}
              name="receipt"
              defaultValue={typed}
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
  )
}
