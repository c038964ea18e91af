'use client'

import { useTranslations } from 'next-intl'
import type { Wrong } from '../../../../../server/wrong.ts'
import { ButtonLink } from '../../../../../ui/button.tsx'

/** What mends a session that ended, or a proof that is missing, in another window: this one keeps what was typed. */
export const WaysOn = ({ wrongs, here }: { wrongs: readonly Wrong[]; here: string }) => {
  const t = useTranslations('deskCase')
  const isMissing = (code: string) => wrongs.some((wrong) => wrong.code === code)
  const to = (way: string) => `/auth/${way}?returnTo=${encodeURIComponent(here)}`
  if (isMissing('staff.signed_out'))
    return (
      <p>
        <ButtonLink href={to('login')} target="_blank">
          {t('signIn')}
        </ButtonLink>{' '}
        {t('signInThen')}
      </p>
    )
  if (isMissing('staff.prove'))
    return (
      <p>
        <ButtonLink href={to('prove')} target="_blank">
          {t('prove')}
        </ButtonLink>
      </p>
    )
  return null
}
