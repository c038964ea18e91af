import { identityFields, openingPurposes } from '@wangge/core/identity'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { deskActor } from '../../../../server/session.ts'
import { Missing } from '../../../../ui/missing.tsx'
import { mayAnywhere } from '../office/may-anywhere.ts'
import { Office } from '../office/office.tsx'
import { OfficeForm } from '../office/office-form.tsx'
import { officeMessages } from '../office/office-messages.ts'
import { SignedOut } from '../signed-out.tsx'
import { actOnIdentity } from './actions.ts'
import { Opened } from './opened.tsx'
import { Recent } from './recent.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskIdentity'))('title'),
})

/** Where a custodian asks for an identity, another agrees or declines, and an auditor sees what was opened why. */
const Identity = async ({
  searchParams,
}: {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}) => {
  const actor = await deskActor()
  const [t, locale, messages] = await Promise.all([
    getTranslations('deskIdentity'),
    getLocale(),
    officeMessages(),
  ])
  const { about = '', opened } = await searchParams
  const isCustodian = actor !== null && mayAnywhere(actor, 'identity.open')
  const isShown = actor !== null && (isCustodian || mayAnywhere(actor, 'audit.read'))
  return (
    <NextIntlClientProvider messages={messages}>
      <Office
        action={actOnIdentity}
        here={addressIn(
          locale,
          typeof opened === 'string'
            ? `/desk/identity?opened=${encodeURIComponent(opened)}`
            : '/desk/identity',
        )}
        instead={isShown ? null : actor ? <Missing /> : <SignedOut />}
      >
        {isShown && typeof opened === 'string' ? (
          <Opened actor={actor} id={opened} />
        ) : (
          <>
            <h1>{t('title')}</h1>
            <p>{t('lead')}</p>
          </>
        )}
        {isCustodian && opened === undefined && (
          <>
            <h2>{t('formTitle')}</h2>
            <OfficeForm
              name="open"
              hidden={{ deed: 'ask' }}
              submit={t('ask')}
              fields={[
                {
                  name: 'about',
                  kind: 'line',
                  label: t('about'),
                  hint: t('aboutHint'),
                  value: String(about),
                },
                {
                  name: 'field',
                  kind: 'choice',
                  label: t('field'),
                  options: identityFields.map((value) => ({ value, name: t(`fieldName.${value}`) })),
                },
                {
                  name: 'purpose',
                  kind: 'choice',
                  label: t('purpose'),
                  hint: t('purposeHint'),
                  options: [
                    { value: '', name: t('purposeNone') },
                    ...openingPurposes.map((value) => ({ value, name: t(`purposeName.${value}`) })),
                  ],
                },
                { name: 'reason', kind: 'area', label: t('reason'), hint: t('reasonHint') },
              ]}
            />
          </>
        )}
        {isShown && opened === undefined && <Recent actor={actor} />}
      </Office>
    </NextIntlClientProvider>
  )
}

export default Identity
