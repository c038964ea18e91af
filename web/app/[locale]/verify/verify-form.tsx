'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { verify } from './actions.ts'

/** A plain form post: this page ships no script. */
export const VerifyForm = () => {
  const t = useTranslations('verify')
  const format = useFormatter()
  const [{ typed, publishBy }, action] = useActionState(verify, { typed: '', publishBy: undefined })
  return (
    <>
      {publishBy !== undefined && (
        <p role="status">
          <strong>
            {publishBy === null
              ? t('no')
              : t('yes', {
                  time: format.dateTime(new Date(publishBy), {
                    dateStyle: 'long',
                    timeStyle: 'short',
                    hour12: false,
                  }),
                })}
          </strong>
        </p>
      )}
      <form action={action}>
        <Field id="proof" label={t('proof')} hint={t('proofHint')}>
          {(control) => (
            <textarea {...control} name="proof" rows={8} defaultValue={typed} spellCheck={false} />
          )}
        </Field>
        <Button>{t('check')}</Button>
      </form>
    </>
  )
}
