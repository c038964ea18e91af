import { listCases } from '@wangge/core/case/list'
import { titleName } from '@wangge/core/officer'
import { loadScheme } from '@wangge/core/scheme/load'
import { type HeldCell, readCell } from '@wangge/core/scheme/read-cell'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { drawCell } from '../../../../map/drawing.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'
import { CaseTable } from '../../../../ui/case-table.tsx'
import { CellMap } from '../../../../ui/cell-map.tsx'
import { Columns } from '../../../../ui/columns.tsx'
import { FactList } from '../../../../ui/fact-list.tsx'
import { MapFrame } from '../../../../ui/map-frame.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Table } from '../../../../ui/table.tsx'

type Props = { params: Promise<{ code: string }> }

/** Cases shown on a cell's page; the list has the rest. */
const LATEST = 5

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { cell } = await loadScheme(ctx)
  return { title: cell((await params).code)?.name ?? '' }
}

const CellPage = async ({ params }: Props) => {
  const { code } = await params
  const locale = await getLocale()
  const t = await getTranslations('cell')
  const cell = await found(readCell(ctx, code))
  if (!cell) return <Missing />
  const [{ cases }, loaded] = await Promise.all([
    listCases(ctx, { cell: code, limit: LATEST }),
    loadScheme(ctx),
  ])
  const { name, level, responsible, parents, children, scheme } = cell
  const address = (each: string) => addressIn(locale, `/cells/${each}`)
  const levelName = (kind: string) => scheme.levels.find((each) => each.kind === kind)?.name[locale] ?? kind
  const people = (held: readonly HeldCell[], caption: string) => (
    <Table
      caption={caption}
      columns={[
        { key: 'cell', name: t('cell') },
        { key: 'person', name: t('person') },
        { key: 'phone', name: t('phone') },
      ]}
      rows={held.map((each) => ({
        key: each.code,
        cells: {
          cell: <a href={address(each.code)}>{each.name}</a>,
          person: each.responsible
            ? `${titleName(each.responsible.title, locale)} ${each.responsible.name}`
            : '—',
          phone: each.responsible ? (
            <a href={`tel:${each.responsible.phone}`}>{each.responsible.phone}</a>
          ) : (
            '—'
          ),
        },
      }))}
    />
  )
  return (
    <>
      <Breadcrumb
        label={t('path')}
        places={[...parents, cell].map((each) => ({ name: each.name, address: address(each.code) }))}
      />
      <h1>{name}</h1>
      <p>
        {responsible
          ? t.rich('answer', {
              cell: name,
              title: titleName(responsible.title, locale),
              name: responsible.name,
              phone: () => <a href={`tel:${responsible.phone}`}>{responsible.phone}</a>,
            })
          : t('answerNobody', { cell: name })}
      </p>
      <Columns
        facts={
          <FactList
            facts={[
              { term: t('code'), value: code },
              { term: t('level'), value: levelName(level) },
              { term: t('scheme'), value: scheme.name[locale] },
            ]}
          />
        }
      >
        <MapFrame
          map={
            <CellMap
              title={t('map', { cell: name })}
              drawing={drawCell(loaded, code, 1000)}
              address={address}
            />
          }
          caption={children.length > 0 ? t('mapCaption') : t('mapCaptionLeaf')}
        >
          {children.length > 0 && people(children, t('below'))}
        </MapFrame>
        {parents.length > 0 && people(parents.toReversed(), t('above'))}
        {cases.length > 0 ? (
          <CaseTable cases={cases} caption={t('cases')} now={ctx.now()} />
        ) : (
          <p>{t('noCases')}</p>
        )}
        <p>
          <a href={addressIn(locale, `/cases?cell=${code}`)}>{t('allCases')}</a>
        </p>
        <p>
          <ButtonLink href={addressIn(locale, '/report')}>{t('report')}</ButtonLink>
        </p>
      </Columns>
    </>
  )
}

export default CellPage
