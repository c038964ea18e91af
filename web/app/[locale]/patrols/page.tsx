import { dayOf } from '@wangge/core/calendar'
import { isMonth, monthOf } from '@wangge/core/patrol'
import { type Compliance, readCompliance } from '@wangge/core/patrol/read-compliance'
import { readSelfFound } from '@wangge/core/patrol/read-self-found'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { found } from '../../../server/found.ts'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import { Columns } from '../../../ui/columns.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { InChinese } from '../../../ui/in-chinese.tsx'
import { Missing } from '../../../ui/missing.tsx'
import { shareFormat } from '../coverage/share-format.ts'
import { Found } from './found.tsx'
import { MonthForm } from './month-form.tsx'
import { monthNames, monthsUpTo } from './months.ts'
import { PatrolTable } from './patrol-table.tsx'
import { SelfFoundShare } from './self-found-share.tsx'

type Query = Readonly<Record<'month' | 'cell', string | string[] | undefined>>

/** Months one can choose from; older ones by their address. */
const MONTHS = 13

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('patrols'))('title'),
})

/** Patrols due and done: of a cell and all below it, in numbers alone. */
const Patrols = async ({ searchParams }: { searchParams: Promise<Query> }) => {
  const query = await searchParams
  const one = (name: keyof Query) =>
    typeof query[name] === 'string' && query[name] ? query[name] : undefined
  const [t, say, nameOf] = await Promise.all([
    getTranslations('patrols'),
    getTranslations('fault'),
    monthNames(),
  ])
  const thisMonth = monthOf(dayOf(ctx.now()))
  const asked = one('month')
  const isWrong = asked !== undefined && (!isMonth(asked) || asked > thisMonth)
  const month = isWrong ? thisMonth : asked
  const told = await found(readCompliance(ctx, { month, cell: one('cell') }))
  if (!told) return <Missing />
  const selfFound = await readSelfFound(ctx, { month: told.month, cell: told.cell.code })
  const months = [...new Set([...monthsUpTo(thisMonth, MONTHS), told.month])]
  return (
    <Columns>
      {isWrong && (
        <ErrorSummary
          title={t('wrongMonth')}
          errors={[{ field: 'month', text: say('patrol.month_invalid'), code: 'patrol.month_invalid' }]}
        />
      )}
      <Path told={told} />
      <h1>{t('title')}</h1>
      <Answer told={told} month={nameOf(told.month)} />
      <MonthForm
        months={months.map((value) => ({ value, label: nameOf(value) }))}
        month={told.month}
        cell={one('cell')}
        error={isWrong ? say('patrol.month_invalid') : undefined}
      />
      <PatrolTable told={told} selfFound={selfFound} />
      <Found told={told} />
      <SelfFoundShare share={selfFound} month={nameOf(told.month)} />
      <HowWeCount title={t('howTitle')}>
        <p>{t('how1')}</p>
        <p>{t('how2')}</p>
        <p>{t('how3')}</p>
        <p>{t('how4')}</p>
        <p>
          <a href={`/api/v1/patrols?month=${told.month}&cell=${encodeURIComponent(told.cell.code)}`}>
            {t('json')}
          </a>
        </p>
      </HowWeCount>
    </Columns>
  )
}

const Path = async ({ told: { chain, month } }: { told: Compliance }) => {
  const [t, locale] = await Promise.all([getTranslations('patrols'), getLocale()])
  if (chain.length < 2) return null
  return (
    <Breadcrumb
      label={t('path')}
      places={chain.map(({ code, name }) => ({
        name: <InChinese>{name}</InChinese>,
        address: addressIn(locale, `/patrols?month=${month}&cell=${code}`),
      }))}
    />
  )
}

const Answer = async ({ told: { cell, total, over }, month }: { told: Compliance; month: string }) => {
  const [t, format] = await Promise.all([getTranslations('patrols'), getFormatter()])
  const { due, counted, visits, overdue } = total
  const said = { month, cell: cell.name }
  return (
    <p>
      <strong>
        {due > 0
          ? t('answer', { ...said, due, counted, share: format.number(counted / due, shareFormat) })
          : t('answerNone', { ...said, visits })}
      </strong>{' '}
      {over ? overdue > 0 && t('overdue', { count: overdue }) : t('running')}
    </p>
  )
}

export default Patrols
