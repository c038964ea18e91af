import { dayOf, isOverdue } from '@wangge/core/calendar'
import { listPublishing } from '@wangge/core/case/list-publishing'
import { categoryName } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { deskActor } from '../../../../server/session.ts'
import { noonOf } from '../../../../ui/due.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { Table } from '../../../../ui/table.tsx'
import { mayAnywhere } from '../office/may-anywhere.ts'
import { SignedOut } from '../signed-out.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskPublish'))('title'),
})

type Props = { searchParams: Promise<{ cursor?: string | string[] }> }

/** Closed cases the public does not know the outcome of yet, the nearest deadline first. */
const Publishing = async ({ searchParams }: Props) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  if (!mayAnywhere(actor, 'case.publish')) return <Missing />
  const [t, locale, format] = await Promise.all([getTranslations('deskPublish'), getLocale(), getFormatter()])
  const { cursor } = await searchParams
  const page = await found(listPublishing(ctx, actor, typeof cursor === 'string' ? cursor : undefined))
  if (!page) return <Missing />
  const { lines, next, land } = page
  const today = dayOf(ctx.now())
  const address = addressIn(locale, '/desk/publish')
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t(next || cursor ? 'leadMore' : 'lead', { count: lines.length })}</p>
      {lines.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('caption')}
          columns={(['no', 'category', 'cell', 'due'] as const).map((key) => ({ key, name: t(key) }))}
          rows={lines.map(({ no, category, cells, due }) => ({
            key: no,
            cells: {
              no: <a href={`${address}/${no}`}>{no}</a>,
              category: categoryName(category, locale),
              cell: <span lang="zh-CN">{land.ref(cells.at(-1) ?? '').name}</span>,
              due:
                due && 'date' in due
                  ? `${format.dateTime(noonOf(due.date), { dateStyle: 'medium' })}${isOverdue(due, today) ? ` · ${t('late')}` : ''}`
                  : t('noDue'),
            },
          }))}
        />
      )}
      <Pager
        label={t('pages')}
        first={cursor ? { name: t('first'), address } : undefined}
        next={
          next ? { name: t('next'), address: `${address}?cursor=${encodeURIComponent(next)}` } : undefined
        }
      />
    </>
  )
}

export default Publishing
