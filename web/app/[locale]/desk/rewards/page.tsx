import { dayOf } from '@wangge/core/calendar'
import { listRewards } from '@wangge/core/reward/list-rewards'
import { categoryName } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { deskActor } from '../../../../server/session.ts'
import { Button } from '../../../../ui/button.tsx'
import { Day } from '../../../../ui/day.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Field } from '../../../../ui/field.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { Table } from '../../../../ui/table.tsx'
import { mayAnywhere } from '../office/may-anywhere.ts'
import { SignedOut } from '../signed-out.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskRewards'))('title'),
})

type Props = { searchParams: Promise<{ cursor?: string | string[] }> }

/** What a reward officer has to do, and the cases whose reward nobody has decided. */
const Rewards = async ({ searchParams }: Props) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  if (!mayAnywhere(actor, 'reward.read')) return <Missing />
  const [t, locale] = await Promise.all([getTranslations('deskRewards'), getLocale()])
  const { cursor } = await searchParams
  const list = await found(listRewards(ctx, actor, typeof cursor === 'string' ? cursor : undefined))
  if (!list) return <Missing />
  const { tasks, undecided, next, land } = list
  const address = addressIn(locale, '/desk/rewards')
  const cellName = (cells: readonly string[]) => <span lang="zh-CN">{land.ref(cells.at(-1) ?? '').name}</span>
  const link = (no: string) => <a href={`${address}/${no}`}>{no}</a>
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead', { count: tasks.length })}</p>
      {tasks.length > 0 && (
        <Table
          caption={t('tasks')}
          columns={(['no', 'state', 'cell'] as const).map((key) => ({ key, name: t(key) }))}
          rows={tasks.map(({ no, task, cells }) => ({
            key: no,
            cells: { no: link(no), state: t(`task.${task}`), cell: cellName(cells) },
          }))}
        />
      )}
      <h2>{t('undecided')}</h2>
      <p>{t('undecidedHint')}</p>
      {undecided.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('undecided')}
          isHeaded
          columns={(['no', 'category', 'cell', 'received'] as const).map((key) => ({ key, name: t(key) }))}
          rows={undecided.map(({ no, category, cells, receivedAt }) => ({
            key: no,
            cells: {
              no: link(no),
              category: categoryName(category, locale),
              cell: cellName(cells),
              received: <Day day={dayOf(new Date(receivedAt))} />,
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
      {mayAnywhere(actor, 'reward.export') && (
        <>
          <h2>{t('exportTitle')}</h2>
          <p>{t('exportLead')}</p>
          <p>
            <a href={`/auth/prove?returnTo=${encodeURIComponent(address)}`}>{t('prove')}</a>
          </p>
          <form action={`${address}/file`} method="post">
            <Field id="format" label={t('format')}>
              {(control) => (
                <select {...control} name="format">
                  <option value="xlsx">Excel (XLSX)</option>
                  <option value="csv">CSV</option>
                </select>
              )}
            </Field>
            <Button kind="secondary">{t('exportDo')}</Button>
          </form>
        </>
      )}
    </>
  )
}

export default Rewards
