import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn, splitAddress } from '../../../i18n/locales.ts'
import { addressAsked } from '../../../server/address-asked.ts'
import { returnTo } from '../../../server/auth/return-to.ts'
import { siteSettings } from '../../../server/site-settings.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Columns } from '../../../ui/columns.tsx'
import { Field } from '../../../ui/field.tsx'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { DeskWrong } from './desk-wrong.tsx'

/** What a page of the desk shows when nobody is signed in; signing in leads back to it. */
export const SignedOut = async () => {
  const [t, locale] = await Promise.all([getTranslations('desk.signedOut'), getLocale()])
  const { page } = splitAddress(await addressAsked())
  const [path = '', query] = page.split('?')
  const kept = new URLSearchParams(query)
  kept.delete('wrong')
  const here = returnTo(addressIn(locale, kept.size > 0 ? `${path}?${kept}` : path))
  return (
    <Columns>
      <meta name="status" content="401" />
      <h1>{t('title')}</h1>
      <DeskWrong />
      <p>{t('lead')}</p>
      {siteSettings().identityProvider ? (
        <>
          <p>
            <ButtonLink href={`/auth/login?returnTo=${encodeURIComponent(here)}`}>{t('signIn')}</ButtonLink>
          </p>
          <HowWeCount title={t('invited')}>
            <p>{t('invitedLead')}</p>
            <form action="/auth/login" method="post">
              <input type="hidden" name="returnTo" value={here} />
              <Field id="invitation" label={t('invitation')} hint={t('invitationHint')}>
                {(control) => (
                  <input {...control} name="invitation" autoComplete="off" maxLength={40} required />
                )}
              </Field>
              <Button kind="secondary">{t('take')}</Button>
            </form>
          </HowWeCount>
        </>
      ) : (
        <p>
          <strong>{t('unset')}</strong>
        </p>
      )}
    </Columns>
  )
}
