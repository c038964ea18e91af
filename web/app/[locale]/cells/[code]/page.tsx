import { listCases } from '@wangge/core/case/list'
import { listCorrections } from '@wangge/core/correction/list'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'
import { CaseTable } from '../../../../ui/case-table.tsx'
import { CellLink } from '../../../../ui/cell-link.tsx'
import { Columns } from '../../../../ui/columns.tsx'
import { DayForm } from '../../../../ui/day-form.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FactList } from '../../../../ui/fact-list.tsx'
import { HeldCells } from '../../../../ui/held-cells.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Answer } from './answer.tsx'
import { Below } from './below.tsx'
import { CameBack } from './came-back.tsx'
import { Complain } from './complain.tsx'
import { Fixes } from './fixes.tsx'
import { History } from './history.tsx'
import { Lists } from './lists.tsx'
import { PatrolLine } from './patrol-line.tsx'
import { type CellAsked, readCellAsked } from './read-cell-asked.ts'
import { ReportedErrors } from './reported-errors.tsx'
import { Seats } from './seats.tsx'
import { Standing } from './standing.tsx'

type Props = {
  params: Promise<{ code: string }>
  searchParams: Promise<{ on?: string | string[] }>
}

/** Cases shown on a cell's page; the list has the rest. */
const LATEST = 5
/** Reported errors that are counted. */
const COUNTED = 100

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await readCellAsked((await params).code, undefined))?.cell.name ?? '',
})

const CellPage = async ({ params, searchParams }: Props) => {
  const { code } = await params
  const locale = await getLocale()
  const t = await getTranslations('cell')
  const say = await getTranslations('fault')
  const asked = await readCellAsked(code, (await searchParams).on)
  if (!asked) return <Missing />
  const { cell, loaded, schemes, areaKm2, on } = asked
  const [{ cases, shownAt }, corrections] = await Promise.all([
    listCases(ctx, { cell: code, limit: LATEST }),
    listCorrections(ctx, code, COUNTED),
  ])
  const { name, parents, seats, lists, day } = cell
  const address = (page: string) => addressIn(locale, page)
  return (
    <>
      <Breadcrumb
        label={t('path')}
        places={[...parents, cell].map((each) => ({
          name: <InChinese>{each.name}</InChinese>,
          address: address(`/cells/${each.code}${on ? `?on=${on}` : ''}`),
        }))}
      />
      {asked.dayWrong && (
        <ErrorSummary
          title={t('day.wrong')}
          errors={[{ field: 'on', text: say('scheme.day_invalid'), code: 'scheme.day_invalid' }]}
        />
      )}
      <h1>
        <InChinese>{name}</InChinese>
      </h1>
      <Answer cell={cell} above={parents.at(-1)} on={dayTold(asked)} />
      <Standing asked={asked} />
      <Columns facts={<Facts asked={asked} />}>
        <ButtonLink href={address('/report')}>{t('report')}</ButtonLink>
        <Fixes cell={cell} areaKm2={areaKm2} />
        <Seats seats={seats} day={day} />
        {cell.inForce && !on && <PatrolLine cell={code} />}
        <Complain above={parents.at(-1)} about={mayComplain(asked) ? code : undefined} />
        <Below cell={cell} loaded={loaded} on={on} />
        {parents.length > 0 && <HeldCells cells={parents.toReversed()} caption={t('above')} on={on} />}
        <Lists lists={lists} />
        {cases.length > 0 ? (
          <CaseTable cases={cases} caption={t('cases')} now={ctx.now()} />
        ) : (
          <p>{shownAt ? t.rich('shownAt', { cell: () => <CellLink cell={shownAt} /> }) : t('noCases')}</p>
        )}
        <p>
          <a href={address(`/cases?cell=${code}`)}>{t('allCases')}</a>
        </p>
        {!on && !shownAt && <CameBack cell={code} />}
        <ReportedErrors corrections={corrections} nameOf={(each) => loaded.ref(each).name} />
        <History schemes={schemes} loaded={loaded} code={code} />
        <DayForm
          address={address(`/cells/${code}`)}
          day={on}
          error={asked.dayWrong ? say('scheme.day_invalid') : undefined}
        />
      </Columns>
    </>
  )
}

/** Of those responsible for a cell of today; a grid point has none but those of its cell. */
const mayComplain = ({ cell, loaded }: CellAsked): boolean =>
  cell.inForce && !loaded.scheme.levels.some(({ kind, points }) => points && kind === cell.level)

/**
 * The day the first sentence names; undefined for today. Before the first scheme it is that scheme's first day, and of a
 * cell that a reform abolished its last.
 */
function dayTold({ cell: { inForce, day }, schemes, on }: CellAsked): string | undefined {
  const first = schemes[0]?.scheme.validFrom ?? ''
  if (on) return on < first ? first : on
  return inForce ? undefined : day
}

/** What the cell is, and what one may do with its page. */
const Facts = async ({ asked: { cell, areaKm2, on } }: { asked: CellAsked }) => {
  const locale = await getLocale()
  const t = await getTranslations('cell')
  const format = await getFormatter()
  const { code, level, scheme, site, inForce } = cell
  const levelName = scheme.levels.find(({ kind }) => kind === level)?.name[locale] ?? level
  const degrees = (value: number) => format.number(value, { minimumFractionDigits: 5 })
  const area = areaKm2 !== undefined && format.number(areaKm2, { maximumFractionDigits: 2 })
  return (
    <>
      <FactList
        facts={[
          { term: t('level'), value: levelName },
          { term: t('code'), value: code },
          ...(area ? [{ term: t('area'), value: t('km2', { area }) }] : []),
          ...(site ? [{ term: t('siteOf'), value: t(`site.${site.kind}`) }] : []),
          ...(site?.uscc ? [{ term: t('uscc'), value: site.uscc }] : []),
          ...(site?.at
            ? [{ term: t('position'), value: `${degrees(site.at.lng)}, ${degrees(site.at.lat)}` }]
            : []),
          { term: t('scheme'), value: scheme.name[locale] },
        ]}
      />
      {inForce && !on && (
        <ul>
          <li>
            <a href={addressIn(locale, `/coverage?cell=${code}`)}>{t('coverage')}</a>
          </li>
          <li>
            <a href={addressIn(locale, `/cells/${code}/notice`)}>{t('notice')}</a>
          </li>
          <li>
            <a href={addressIn(locale, `/cells/${code}/wrong`)} rel="nofollow">
              {t('wrong')}
            </a>
          </li>
        </ul>
      )}
    </>
  )
}

export default CellPage
