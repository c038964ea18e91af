import { countByChild } from '@wangge/core/case/count-open'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { drawCell } from '../../../../map/drawing.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { deskActor } from '../../../../server/session.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { CellMap } from '../../../../ui/cell-map.tsx'
import { colonIn } from '../../../../ui/colon.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { MapFrame } from '../../../../ui/map-frame.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Table } from '../../../../ui/table.tsx'
import { cellGrants } from '../queue-cells.ts'
import { SignedOut } from '../signed-out.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskQueue'))('mapTitle'),
})

/** Units of the drawing. */
const WIDTH = 1000

/** The cells of a person on a map and in a table: how much is open in each, and how much of it is late. */
const DeskMap = async ({ searchParams }: { searchParams: Promise<{ cell?: string | string[] }> }) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  const locale = await getLocale()
  const t = await getTranslations('deskQueue')
  const seeing = cellGrants(actor)
  const { cell: asked = seeing[0]?.cell ?? '' } = await searchParams
  if (seeing.length === 0) return <Missing />
  const counted = await found(countByChild(ctx, actor, String(asked)))
  if (!counted) return <Missing />
  const { cell, land, counts, looked, whole } = counted
  const others = [...new Set(seeing.map((grant) => grant.cell))].filter((code) => code !== cell)
  const to = (code: string) => addressIn(locale, `/desk/map?cell=${code}`)
  return (
    <>
      <h1>{t('mapTitle')}</h1>
      <p>
        <span lang="zh-CN">{land.ref(cell).name}</span>
        {colonIn(locale)}
        {t(whole ? 'mapLead' : 'mapLeadPart', { count: looked })}
      </p>
      {others.length > 0 && (
        <p>
          {others.map((code) => (
            <ButtonLink key={code} kind="secondary" href={to(code)}>
              <span lang="zh-CN">{land.ref(code).name}</span>
            </ButtonLink>
          ))}
        </p>
      )}
      <MapFrame
        map={<CellMap title={t('mapTitle')} drawing={drawCell(land, cell, WIDTH)} address={to} />}
        caption={t('mapCaption')}
      >
        {counts.length === 0 ? (
          <EmptyState title={t('empty')}>
            <p>{t('emptyText')}</p>
          </EmptyState>
        ) : (
          <Table
            caption={t('mapTable')}
            columns={[
              { key: 'cell', name: t('where') },
              { key: 'open', name: t('open'), numeric: true },
              { key: 'late', name: t('lateCount'), numeric: true },
            ]}
            rows={counts.map(({ code, open, late }) => ({
              key: code,
              cells: {
                cell:
                  code === cell ? (
                    <span lang="zh-CN">{t('itself', { cell: land.ref(code).name })}</span>
                  ) : (
                    <a href={addressIn(locale, `/desk?cell=${code}`)} lang="zh-CN">
                      {land.ref(code).name}
                    </a>
                  ),
                open,
                late,
              },
            }))}
          />
        )}
      </MapFrame>
    </>
  )
}

export default DeskMap
