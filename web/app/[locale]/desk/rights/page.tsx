import { loadScheme } from '@wangge/core/scheme/load'
import { staffRoles } from '@wangge/core/staff'
import { policy } from '@wangge/core/staff/authorize'
import type { Metadata } from 'next'
import { NextIntlClientProvider, useLocale, useTranslations } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { deskActor } from '../../../../server/session.ts'
import { colonIn } from '../../../../ui/colon.ts'
import { HowWeCount } from '../../../../ui/how-we-count.tsx'
import { Table } from '../../../../ui/table.tsx'
import { SignedOut } from '../signed-out.tsx'
import { askInterests, rightInWords } from '../staff/questions.ts'
import { StaffForm } from '../staff/staff-form.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('rights'))('title'),
})

/** The whole table of rights, for everybody at the desk; first what one's own duties may. */
const Rights = async ({ searchParams }: { searchParams: Promise<{ all?: string }> }) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  const [t, locale, messages, scheme] = await Promise.all([
    getTranslations('rights'),
    getLocale(),
    getMessages(),
    loadScheme(ctx),
  ])
  const say = await rightInWords(scheme.ref)
  const isAll = (await searchParams).all === '1'
  const own = new Set(actor.grants.map(({ role }) => role))
  const roles = staffRoles.filter((role) => isAll || own.has(role))
  const groups = [...new Set(policy.map(({ action }) => action.split('.')[0] ?? ''))]
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <p>{actor.grants.length > 0 ? t('yours', { grants: actor.grants.map(say).join('；') }) : t('none')}</p>
      <HowWeCount title={t('legend')}>
        <Legend />
      </HowWeCount>
      <p>
        <a href={addressIn(locale, isAll ? '/desk/rights' : '/desk/rights?all=1')}>
          {t(isAll ? 'mine' : 'all')}
        </a>
      </p>
      {groups.map((group) => (
        <Group key={group} group={group} roles={roles} isAll={isAll} />
      ))}
      <h2>{t('own')}</h2>
      <p>{t('ownLead')}</p>
      <NextIntlClientProvider messages={{ deskStaff: messages.deskStaff, fault: messages.fault }}>
        <StaffForm
          deed="declare"
          id={actor.id}
          page="/desk/rights"
          questions={await askInterests(actor.interests)}
        />
      </NextIntlClientProvider>
    </>
  )
}

const Legend = () => {
  const t = useTranslations('rights')
  const locale = useLocale()
  return (
    <>
      <ul>
        {(['own', 'below', 'subtree', 'place', 'passed', 'organ'] as const).map((reach) => (
          <li key={reach}>
            <strong>{t(`reach.${reach}`)}</strong>
            {colonIn(locale)}
            {t(`reachMeans.${reach}`)}
          </li>
        ))}
      </ul>
      <p>{t('outside')}</p>
      <p>{t('against')}</p>
    </>
  )
}

/** Acts on one kind of thing: those of the roles shown, one row each. */
const Group = ({
  group,
  roles,
  isAll,
}: {
  group: string
  roles: readonly (typeof staffRoles)[number][]
  isAll: boolean
}) => {
  const t = useTranslations('rights')
  const word = t as unknown as (key: string) => string
  const rules = policy.filter(
    ({ action, allow }) => action.split('.')[0] === group && (isAll || roles.some((role) => allow[role])),
  )
  if (rules.length === 0) return null
  return (
    <Table
      caption={t('table', { group: word(`groups.${group}`) })}
      columns={[
        { key: 'action', name: t('action') },
        ...roles.map((role) => ({ key: role, name: t(`roles.${role}`) })),
        { key: 'conditions', name: t('conditions') },
      ]}
      rows={rules.map(({ action, allow, apart = [], prove, record }) => ({
        key: action,
        cells: {
          action: word(`actions.${action}`),
          ...Object.fromEntries(
            roles.map((role) => [role, allow[role] ? t(`reach.${allow[role]}`) : t('no')]),
          ),
          conditions:
            [
              ...apart.map((who) => t(`apart.${who}`)),
              ...(prove ? [t('prove')] : []),
              ...(record ? [t('record')] : []),
            ].join(' · ') || t('no'),
        },
      }))}
    />
  )
}

export default Rights
