import { identityFields } from '@wangge/core/identity'
import { listOpenings } from '@wangge/core/identity/list-openings'
import type { StaffActor } from '@wangge/core/staff'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { deskActor } from '../../../../server/session.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Table } from '../../../../ui/table.tsx'
import { mayAnywhere } from '../office/may-anywhere.ts'
import { Office } from '../office/office.tsx'
import { OfficeForm } from '../office/office-form.tsx'
import { officeMessages } from '../office/office-messages.ts'
import { SignedOut } from '../signed-out.tsx'
import { askToOpen } from './actions.ts'
import { Opened } from './opened.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskIdentity'))('title'),
})

/** Where a custodian opens an identity for a reason, and an auditor sees what was opened why. */
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
        action={askToOpen}
        here={addressIn(locale, '/desk/identity')}
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

const Recent = async ({ actor }: { actor: StaffActor }) => {
  const [t, locale, format, lines] = await Promise.all([
    getTranslations('deskIdentity'),
    getLocale(),
    getFormatter(),
    listOpenings(ctx, actor),
  ])
  return (
    <>
      <h2>{t('recent')}</h2>
      {lines.length === 0 ? (
        <EmptyState title={t('recentNone')}>
          <p>{t('recentNoneText')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('recent')}
          columns={[
            { key: 'at', name: t('at') },
            { key: 'tip', name: t('tip') },
            { key: 'what', name: t('what') },
            { key: 'by', name: t('by') },
            { key: 'state', name: t('state') },
          ]}
          rows={lines.map(({ id, askedAt, tip, field, by, status }) => ({
            key: id,
            cells: {
              at: (
                <a href={addressIn(locale, `/desk/identity?opened=${id}`)}>
                  {format.dateTime(new Date(askedAt), { dateStyle: 'medium', timeStyle: 'short' })}
                </a>
              ),
              tip,
              what: t(`fieldName.${field}`),
              by: by.slice('staff:'.length, 'staff:'.length + 6),
              state: t(`status.${status}`),
            },
          }))}
        />
      )}
    </>
  )
}

export default Identity
