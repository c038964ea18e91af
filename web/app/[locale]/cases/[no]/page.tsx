import { readCase } from '@wangge/core/case/read'
import { departmentName } from '@wangge/core/department'
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
import { CaseChain } from './case-chain.tsx'
import { CaseLinks } from './case-links.tsx'
import { DeputyAnswers } from './deputy-answers.tsx'
import { OutcomeSection } from './outcome-section.tsx'

type Props = { params: Promise<{ no: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await getTranslations('case'))('title', { no: (await params).no }),
})

const CasePage = async ({ params }: Props) => {
  const locale = await getLocale()
  const t = await getTranslations('case')
  const record = await getTranslations('record')
  const patrols = await getTranslations('patrols')
  const shown = await found(readCase(ctx, (await params).no))
  if (!shown) return <Missing />
  const { no, status, phase, category, cell, cells, due, timeline, responsible, unit, outcome } = shown
  const now = ctx.now()
  const title = responsible && titleName(responsible.title, locale)
  const handling =
    unit.department === null
      ? unit.cell.name
      : `${unit.cell.name} · ${departmentName(unit.department, locale)}`
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
    ...(unit.cell.code === cell.code && unit.department === null
      ? []
      : [{ term: t('unit'), value: handling }]),
    { term: t('origin'), value: t(`origins.${shown.origin}`) },
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
        <CaseBadge status={status} due={due} now={now} /> · {phase && <>{record(`phase.${phase}`)} · </>}
        {outcome && <>{record(`verdict.${outcome.verdict}`)} · </>}
        {shown.urge && <>{record(`told.urge.${shown.urge}`)} · </>}
        {responsible
          ? record('by', { cell: cell.name, title: title ?? '', name: responsible.name })
          : record('byNobody', { cell: cell.name })}{' '}
        · <Due due={due} now={now} />
      </p>
      <Columns facts={<FactList facts={facts} />}>
        <CaseLinks shown={shown} />
        {outcome && <OutcomeSection no={no} outcome={outcome} lookBack={shown.lookBack} />}
        <CaseChain shown={shown} now={now} />
        {shown.tolerated && <p>{patrols('tolerated')}</p>}
        <DeputyAnswers answers={shown.answers} />
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
