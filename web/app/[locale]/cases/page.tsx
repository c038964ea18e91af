import { listCases } from '@wangge/core/case/list'
import { caseStatuses } from '@wangge/core/case/stage'
import { loadScheme } from '@wangge/core/scheme/load'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { found } from '../../../server/found.ts'
import { CaseTable } from '../../../ui/case-table.tsx'
import { CellLink } from '../../../ui/cell-link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { Missing } from '../../../ui/missing.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { CaseFilter } from './case-filter.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('cases'))('title'),
})

type Query = Record<string, string | string[] | undefined>

/** Only what the list knows: an empty choice of the form means all, and a foreign parameter (a tracker's) is dropped. */
const chosen = (query: Query) =>
  Object.fromEntries(
    ['cell', 'status', 'late', 'cursor'].flatMap((name) => {
      const value = query[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )

const Cases = async ({ searchParams }: { searchParams: Promise<Query> }) => {
  const locale = await getLocale()
  const t = await getTranslations('cases')
  const query = chosen(await searchParams)
  const list = await found(listCases(ctx, query))
  if (!list) return <Missing />
  const { cases, next, shownAt } = list
  const { root, cell, ref } = await loadScheme(ctx)
  const { cursor, ...filter } = query
  const address = (more: Record<string, string>) => {
    const words = new URLSearchParams({ ...filter, ...more }).toString()
    return addressIn(locale, words ? `/cases?${words}` : '/cases')
  }
  const near = cell(query.cell ?? root.code) ?? root
  const choices = [...(near.code === root.code ? [] : [ref(near.code)]), ...root.children.map(ref)]
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{query.cell ? t('leadCell', { cell: near.name }) : t('lead')}</p>
      <CaseFilter
        address={addressIn(locale, '/cases')}
        cells={[...new Map(choices.map((each) => [each.code, each])).values()]}
        statuses={caseStatuses}
        cell={query.cell}
        status={query.status}
        late={query.late === '1'}
      />
      {shownAt && <p>{t.rich('shownAt', { cell: () => <CellLink cell={shownAt} /> })}</p>}
      {cases.length > 0 ? (
        <CaseTable cases={cases} caption={t('caption')} now={ctx.now()} />
      ) : (
        <EmptyState title={t('empty')}>
          <p>
            {t('emptyText')} <a href={addressIn(locale, '/report')}>{t('emptyReport')}</a>
          </p>
        </EmptyState>
      )}
      <Pager
        label={t('pages')}
        first={cursor ? { name: t('first'), address: address({}) } : undefined}
        next={next ? { name: t('next'), address: address({ cursor: next }) } : undefined}
      />
      <HowWeCount title={t('howTitle')}>
        <p>{t('how')}</p>
      </HowWeCount>
    </>
  )
}

export default Cases
