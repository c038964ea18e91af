import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { PublicCell } from '@wangge/core/scheme/read-cell'
import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { drawCell } from '../../../../map/drawing.ts'
import { CellMap } from '../../../../ui/cell-map.tsx'
import { HeldCells } from '../../../../ui/held-cells.tsx'
import { MapFrame } from '../../../../ui/map-frame.tsx'

/** A cell on the map, and under it the cells and grid points below it with who answers for each. */
export const Below = ({
  cell: { code, name, children, scheme },
  loaded,
  on,
}: {
  cell: PublicCell
  loaded: LoadedScheme
  on: string | undefined
}) => {
  const locale = useLocale()
  const t = useTranslations('cell')
  const pointKinds = scheme.levels.filter(({ points }) => points).map(({ kind }) => kind)
  const points = children.filter(({ level }) => pointKinds.includes(level))
  const areas = children.filter(({ level }) => !pointKinds.includes(level))
  return (
    <>
      <MapFrame
        map={
          <CellMap
            title={t('map', { cell: name })}
            drawing={drawCell(loaded, code, 1000)}
            address={(each) => addressIn(locale, `/cells/${each}${on ? `?on=${on}` : ''}`)}
          />
        }
        caption={
          <>
            {children.length > 0 ? t('mapCaption') : t('mapCaptionLeaf')}{' '}
            <a href={addressIn(locale, `/map?cell=${code}`)}>{t('openMap')}</a>
          </>
        }
      />
      {areas.length > 0 && <HeldCells cells={areas} caption={t('below')} on={on} />}
      {points.length > 0 && (
        <HeldCells
          cells={points}
          caption={t('points')}
          kind={(each) => t(`site.${loaded.facts(each).site?.kind ?? 'other'}`)}
          on={on}
        />
      )}
    </>
  )
}
