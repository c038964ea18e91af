import { loadScheme } from '@wangge/core/scheme/load'
import { namesOf } from '@wangge/core/staff/names-of'
import { readAudit } from '@wangge/core/staff/read-audit'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { deskActor } from '../../../../server/session.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { Table } from '../../../../ui/table.tsx'
import { SignedOut } from '../signed-out.tsx'
import { CellForm } from '../staff/cell-form.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskStaff'))('audit.title'),
})

type Query = { cell?: string | string[]; after?: string | string[] }

/** What was refused, and each use of the rights whose uses are written down. */
const Audit = async ({ searchParams }: { searchParams: Promise<Query> }) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  const own = actor.grants.filter(({ role }) => role === 'auditor')
  const { cell: asked = own[0]?.cell ?? '', after } = await searchParams
  const cell = String(asked)
  const page = await found(readAudit(ctx, actor, { cell, ...(typeof after === 'string' && { after }) }))
  if (!page) return <Missing />
  const [t, rights, locale, format, scheme] = await Promise.all([
    getTranslations('deskStaff'),
    getTranslations('rights'),
    getLocale(),
    getFormatter(),
    loadScheme(ctx),
  ])
  const names = await namesOf(
    ctx,
    page.records.map(({ by }) => by),
  )
  const word = (key: string) =>
    rights.has(key as 'title') ? rights(key as 'title') : key.slice(key.indexOf('.') + 1)
  const outcome = (code: string) =>
    code === 'allowed' || code === 'canary'
      ? t(`audit.${code}`)
      : t(`audit.refused.${code.slice('staff.'.length)}` as 'audit.refused.denied')
  const address = (more: Record<string, string>) =>
    addressIn(locale, `/desk/audit?${new URLSearchParams({ cell, ...more })}`)
  return (
    <>
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.lead', { cell: scheme.ref(cell).name })}</p>
      <CellForm page="/desk/audit" grants={own} scheme={scheme} cell={cell} />
      {page.records.length === 0 ? (
        <EmptyState title={t('audit.empty')}>
          <p>{t('audit.emptyText')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('audit.caption')}
          columns={[
            { key: 'at', name: t('audit.at') },
            { key: 'who', name: t('audit.who') },
            { key: 'what', name: t('audit.what') },
            { key: 'about', name: t('audit.about') },
            { key: 'outcome', name: t('audit.outcome') },
          ]}
          rows={page.records.map(({ at, by, action, about, outcome: code }, i) => ({
            key: `${at} ${i}`,
            cells: {
              at: format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium', hour12: false }),
              who: <InChinese>{names.get(by) ?? by}</InChinese>,
              what: word(`actions.${action}`),
              about: about || '–',
              outcome: outcome(code),
            },
          }))}
        />
      )}
      <Pager
        label={t('audit.pages')}
        first={after === undefined ? undefined : { name: t('audit.first'), address: address({}) }}
        next={page.next ? { name: t('audit.next'), address: address({ after: page.next }) } : undefined}
      />
    </>
  )
}

export default Audit
