import { type DeskRecurrence, listRecurrence } from '@wangge/core/case/list-recurrence'
import { categories, categoryName } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { deskActor } from '../../../../server/session.ts'
import { noonOf } from '../../../../ui/due.tsx'
import { HowWeCount } from '../../../../ui/how-we-count.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { shareFormat } from '../../coverage/share-format.ts'
import { cellGrants, queueCells } from '../queue-cells.ts'
import { SignedOut } from '../signed-out.tsx'
import { RecurrenceForm } from './recurrence-form.tsx'
import { PlaceTable, ShareTable } from './recurrence-tables.tsx'

type Query = Readonly<Record<'cell' | 'category', string | string[] | undefined>>

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskRecurrence'))('title'),
})

/** Where problems come back, for those who decide what is looked at once more. */
const Recurrence = async ({ searchParams }: { searchParams: Promise<Query> }) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  const query = await searchParams
  const grants = cellGrants(actor)
  const cell = typeof query.cell === 'string' ? query.cell : grants[0]?.cell
  const category = categories.find(({ code }) => code === query.category)?.code
  if (cell === undefined) return <Missing />
  const [t, locale] = await Promise.all([getTranslations('deskRecurrence'), getLocale()])
  const told = await found(listRecurrence(ctx, actor, { cell, category }))
  if (!told) return <Missing />
  const { land, below, kinds, places, whole, withinDays, nearMetres } = told
  const name = land.ref(cell).name
  const here = addressIn(locale, '/desk/recurrence')
  const to = (more: Readonly<Record<string, string>>) =>
    `${here}?${new URLSearchParams({ cell, ...(category !== undefined && { category }), ...more })}`
  return (
    <>
      <h1>{t('title')}</h1>
      <Lead told={told} name={name} />
      {!whole && (
        <Notice kind="held" title={t('title')}>
          {t('part')}
        </Notice>
      )}
      <RecurrenceForm address={here} cells={queueCells({ grants }, land, cell)} chosen={{ cell, category }} />
      <PlaceTable places={places} cell={cell} land={land} />
      <ShareTable
        caption={t('below')}
        column={t('column.cell')}
        rows={below.map(({ code, ...share }) => ({
          ...share,
          key: code,
          name:
            code === cell ? (
              <span lang="zh-CN">{t('itself', { cell: name })}</span>
            ) : (
              <a href={to({ cell: code })} lang="zh-CN">
                {land.ref(code).name}
              </a>
            ),
        }))}
      />
      <ShareTable
        caption={t('kinds')}
        column={t('column.kind')}
        rows={kinds.map(({ category: kind, ...share }) => ({
          ...share,
          key: kind,
          name: <a href={to({ category: kind })}>{categoryName(kind, locale)}</a>,
        }))}
      />
      <HowWeCount title={t('howTitle')}>
        <p>{t('how1', { days: withinDays, metres: nearMetres })}</p>
        <p>{t('how2')}</p>
      </HowWeCount>
    </>
  )
}

const Lead = async ({ told: { from, to, closed, back }, name }: { told: DeskRecurrence; name: string }) => {
  const [t, format] = await Promise.all([getTranslations('deskRecurrence'), getFormatter()])
  const day = (date: string) => format.dateTime(noonOf(date), { dateStyle: 'long' })
  const said = { from: day(from), to: day(to), cell: name, closed, back }
  return (
    <p>
      {closed > 0
        ? t('lead', { ...said, share: format.number(back / closed, shareFormat) })
        : t('leadNone', said)}
    </p>
  )
}

export default Recurrence
