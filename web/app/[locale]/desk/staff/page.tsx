import { loadScheme } from '@wangge/core/scheme/load'
import { listRenewals } from '@wangge/core/staff/list-renewals'
import { listStaff } from '@wangge/core/staff/read-staff'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { deskActor } from '../../../../server/session.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Table } from '../../../../ui/table.tsx'
import { SignedOut } from '../signed-out.tsx'
import { CellForm } from './cell-form.tsx'
import { rightInWords } from './questions.ts'
import { Renewals } from './renewals.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskStaff'))('title'),
})

/** Who has which duty in a cell and below it. */
const Staff = async ({ searchParams }: { searchParams: Promise<{ cell?: string | string[] }> }) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  const [t, locale, scheme] = await Promise.all([getTranslations('deskStaff'), getLocale(), loadScheme(ctx)])
  const readers = actor.grants.filter(({ role }) => role === 'admin' || role === 'auditor')
  const isAdmin = readers.some(({ role }) => role === 'admin')
  const { cell: asked = readers[0]?.cell ?? '' } = await searchParams
  const cell = String(asked)
  const people = await found(listStaff(ctx, actor, cell))
  if (!people) return <Missing />
  const [say, renewals] = await Promise.all([rightInWords(scheme.ref), listRenewals(ctx, actor, cell)])
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead', { cell: scheme.ref(cell).name, count: people.length })}</p>
      {isAdmin && (
        <p>
          <ButtonLink href={addressIn(locale, `/desk/staff/invite?cell=${cell}`)}>{t('invite')}</ButtonLink>
        </p>
      )}
      <CellForm page="/desk/staff" grants={readers} scheme={scheme} cell={cell} />
      <Renewals renewals={renewals} refOf={scheme.ref} />
      {people.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('caption')}
          columns={[
            { key: 'name', name: t('name') },
            { key: 'status', name: t('status') },
            { key: 'grants', name: t('grants') },
          ]}
          rows={people.map(({ id, name, status, grants }) => ({
            key: id,
            cells: {
              name: (
                <a href={addressIn(locale, `/desk/staff/${id}`)}>
                  <InChinese>{name}</InChinese>
                </a>
              ),
              status: t(`statusName.${status}`),
              grants:
                grants.length === 0
                  ? t('noGrants')
                  : grants.map((grant) => <div key={grant.id}>{say(grant)}</div>),
            },
          }))}
        />
      )}
    </>
  )
}

export default Staff
