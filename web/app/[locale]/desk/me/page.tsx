import { locales } from '@wangge/core/locale'
import type { StaffActor } from '@wangge/core/staff'
import { listSessions } from '@wangge/core/staff/own-sessions'
import { readOwnAccount } from '@wangge/core/staff/read-own-account'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { deskActor, deskSession } from '../../../../server/session.ts'
import { FactList } from '../../../../ui/fact-list.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office } from '../office/office.tsx'
import { OfficeForm } from '../office/office-form.tsx'
import { officeMessages } from '../office/office-messages.ts'
import { SignedOut } from '../signed-out.tsx'
import { actOnOwnAccount } from './actions.ts'
import { OwnRights } from './own-rights.tsx'
import { OwnSessions } from './own-sessions.tsx'

const deeds = ['end', 'end-others', 'language'] as const

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskMe'))('title'),
})

/** The own account: who one is here, what one may, where one is signed in, and how one is written to. */
const OwnPage = async ({ searchParams }: { searchParams: Promise<{ done?: string }> }) => {
  const [actor, locale, messages, { done }] = await Promise.all([
    deskActor(),
    getLocale(),
    officeMessages(),
    searchParams,
  ])
  return (
    <NextIntlClientProvider messages={messages}>
      <Office
        action={actOnOwnAccount}
        here={addressIn(locale, '/desk/me')}
        instead={actor ? null : <SignedOut />}
      >
        {actor && <Own actor={actor} done={deeds.find((deed) => deed === done)} />}
      </Office>
    </NextIntlClientProvider>
  )
}

const Own = async ({ actor, done }: { actor: StaffActor; done: (typeof deeds)[number] | undefined }) => {
  const [t, account, sessions] = await Promise.all([
    getTranslations('deskMe'),
    readOwnAccount(ctx, actor),
    deskSession().then((id) => listSessions(ctx, actor, id)),
  ])
  return (
    <>
      <h1>{t('title')}</h1>
      {done && (
        <div role="status">
          <Notice kind="held" title={t('doneTitle')}>
            {t(`done.${done}`)}
          </Notice>
        </div>
      )}
      <FactList
        facts={[
          { term: t('name'), value: <InChinese>{account.name}</InChinese> },
          { term: t('number'), value: account.id },
          { term: t('mail'), value: account.mail ?? t('noMail') },
        ]}
      />
      <h2>{t('rights')}</h2>
      <OwnRights grants={account.grants} />
      <p>{t('rightsHow')}</p>
      <h2>{t('sessions')}</h2>
      <OwnSessions sessions={sessions} />
      <h2>{t('notices')}</h2>
      <OfficeForm
        name="language"
        hidden={{ deed: 'language' }}
        kind="secondary"
        submit={t('save')}
        fields={[
          {
            name: 'language',
            kind: 'choice',
            label: t('language'),
            hint: t('languageHint'),
            value: account.language,
            options: locales.map((value) => ({ value, name: t(`languageName.${value}`) })),
          },
        ]}
      />
    </>
  )
}

export default OwnPage
