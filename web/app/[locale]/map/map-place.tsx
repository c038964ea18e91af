import type { LoadedScheme } from '@wangge/core/scheme/load'
import { FINEST_ZOOM } from '@wangge/core/scheme/tiles'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { addressIn } from '../../../i18n/locales.ts'
import { tileAddress } from '../../../map/addresses.ts'
import { drawCell } from '../../../map/drawing.ts'
import { siteSettings } from '../../../server/site-settings.ts'
import { Button } from '../../../ui/button.tsx'
import { CellMap } from '../../../ui/cell-map.tsx'
import { MapFrame } from '../../../ui/map-frame.tsx'
import styles from './map-place.module.css'

/** Units of the drawing. */
const WIDTH = 1000

/** A cell drawn, and all the island of the map needs to put a live map in its place. */
export const MapPlace = ({
  loaded,
  code,
  children,
}: {
  loaded: LoadedScheme
  code: string
  children: ReactNode
}) => {
  const locale = useLocale()
  const t = useTranslations('map')
  const { mapReviewNo, mapboxToken } = siteSettings()
  const drawing = drawCell(loaded, code, WIDTH)
  const { toDegrees, width, height } = drawing.frame
  const [southWest, northEast] = [toDegrees(0, height), toDegrees(width, 0)]
  const bounds = [southWest.lng, southWest.lat, northEast.lng, northEast.lat]
  const divided = (loaded.cell(code)?.children.length ?? 0) > 0
  return (
    <div
      data-map
      data-cell={code}
      data-bounds={bounds.map((degrees) => degrees.toFixed(5)).join()}
      data-divided={divided || undefined}
      data-tiles={tileAddress(loaded.scheme)}
      data-finest={FINEST_ZOOM}
      data-mapbox-token={mapboxToken}
      data-controls={JSON.stringify({
        'Map.Title': t('live'),
        'NavigationControl.ZoomIn': t('zoomIn'),
        'NavigationControl.ZoomOut': t('zoomOut'),
        'CooperativeGesturesHandler.WindowsHelpText': t('scroll'),
        'CooperativeGesturesHandler.MacHelpText': t('scrollMac'),
        'CooperativeGesturesHandler.MobileHelpText': t('twoFingers'),
        'ScrollZoomBlocker.CtrlMessage': t('scroll'),
        'ScrollZoomBlocker.CmdMessage': t('scrollMac'),
        'TouchPanBlocker.Message': t('twoFingers'),
      })}
    >
      <div data-part="open" hidden>
        <Button type="button">{t('open')}</Button>
        <p className={styles.hint}>{t('openHint')}</p>
      </div>
      <p data-part="failed" role="alert" hidden>
        {t('failed')}
      </p>
      <MapFrame
        map={
          <div className={styles.both}>
            <div data-part="sketch">
              <CellMap
                title={t('sketch', { cell: loaded.ref(code).name })}
                drawing={drawing}
                address={(each) => addressIn(locale, each === code ? `/cells/${each}` : `/map?cell=${each}`)}
              />
            </div>
            <div data-part="live" className={styles.live} hidden />
          </div>
        }
        caption={
          <>
            {t('caption')} {mapReviewNo && t('reviewNo', { number: mapReviewNo })}
          </>
        }
      >
        {children}
      </MapFrame>
      <script type="module" src="/island/map.js" />
    </div>
  )
}
