import { readCase } from '@wangge/core/case/read'
import { titleName } from '@wangge/core/officer'
import { categoryName } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx'
import { CaseBadge } from '../../../../ui/case-badge.tsx'
import { CaseTimeline } from '../../../../ui/case-timeline.tsx'
import { Columns } from '../../../../ui/columns.tsx'
import { Due } from '../../../../ui/due.tsx'
import { FactList } from '../../../../ui/fact-list.tsx'
import { HowWeCount } from '../../../../ui/how-we-count.tsx'
import { Missing } from '../../../../ui/missing.tsx'

type Props = { params: Promise<{ no: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await getTranslations('case'))('title', { no: (await params).no }),
})

const CasePage = async ({ params }: Props) => {
  const locale = await getLocale()
  const t = await getTranslations('case')
  const record = await getTranslations('record')
  const shown = await found(readCase(ctx, (await params).no))
  if (!shown) return <Missing />
  const { no, status, category, cell, cells, due, timeline, responsible } = shown
  const now = ctx.now()
  const title = responsible && titleName(responsible.title, locale)
  const facts = [
    { term: record('category'), value: categoryName(category, locale) },
    { term: record('cell'), value: <a href={addressIn(locale, `/cells/${cell.code}`)}>{cell.name}</a> },
    {
      term: record('responsible'),
      value: responsible ? `${title} ${responsible.name}` : record('noPost'),
    },
    ...(responsible
      ? [{ term: record('phone'), value: <a href={`tel:${responsible.phone}`}>{responsible.phone}</a> }]
      : []),
    { term: record('deadline'), value: <Due due={due} now={now} /> },
    { term: record('no'), value: no },
  ]
  return (
    <>
      <Breadcrumb
        label={record('chain')}
        places={cells.map(({ code, name }) => ({ name, address: addressIn(locale, `/cells/${code}`) }))}
      />
      <h1>{t('title', { no })}</h1>
      <p>
        <CaseBadge status={status} due={due} now={now} /> ·{' '}
        {responsible
          ? record('by', { cell: cell.name, title: title ?? '', name: responsible.name })
          : record('byNobody', { cell: cell.name })}{' '}
        · <Due due={due} now={now} />
      </p>
      <Columns facts={<FactList facts={facts} />}>
        <h2>{t('timeline')}</h2>
        <CaseTimeline steps={timeline} />
        <HowWeCount title={t('howTitle')}>
          <p>{t('how')}</p>
        </HowWeCount>
        <p>
          {t('notYours')} <a href={addressIn(locale, '/track')}>{t('trackLink')}</a>
        </p>
        <p>
          <a href={addressIn(locale, '/cases')}>{t('all')}</a>
        </p>
      </Columns>
    </>
  )
}

export default CasePage
