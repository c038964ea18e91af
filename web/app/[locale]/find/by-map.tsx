import type { CellNode } from '@wangge/core/scheme'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { drawCell } from '../../../map/drawing.ts'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import { CellMap } from '../../../ui/cell-map.tsx'
import { InChinese } from '../../../ui/in-chinese.tsx'
import { MapFrame } from '../../../ui/map-frame.tsx'
import styles from './by-map.module.css'

/** Units of the drawing. */
const WIDTH = 1000

/** Level by level on the sketch or in the list, by plain links: a cell with none below it leads to its page. */
export const ByMap = ({
  loaded,
  node: { code, name, children },
}: {
  loaded: LoadedScheme
  node: CellNode
}) => {
  const locale = useLocale()
  const t = useTranslations('find')
  const divided = (each: string) => each !== code && (loaded.cell(each)?.children.length ?? 0) > 0
  const address = (each: string) =>
    addressIn(locale, divided(each) ? `/find?cell=${each}#map` : `/cells/${each}`)
  return (
    <section id="map" aria-labelledby="map-title">
      <h2 id="map-title">{t('map')}</h2>
      <p>{t('mapHint')}</p>
      <Breadcrumb
        label={t('path')}
        places={loaded.chain(code).map((each) => ({
          name: <InChinese>{each.name}</InChinese>,
          address: addressIn(locale, `/find?cell=${each.code}#map`),
        }))}
      />
      <MapFrame
        map={
          <CellMap
            title={t('sketch', { cell: name })}
            drawing={drawCell(loaded, code, WIDTH)}
            address={address}
          />
        }
        caption={
          <>
            {t('caption')} <a href={addressIn(locale, `/map?cell=${code}#live`)}>{t('liveMap')}</a>
          </>
        }
      >
        <p>
          <a href={addressIn(locale, `/cells/${code}`)}>
            {t.rich('chosen', { cell: () => <InChinese>{name}</InChinese> })}
          </a>
        </p>
        {children.length > 0 && (
          <nav aria-label={t('list', { cell: name })}>
            <ul className={styles.list}>
              {children.map((each) => (
                <li key={each}>
                  <a href={address(each)}>
                    <InChinese>{loaded.ref(each).name}</InChinese>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </MapFrame>
    </section>
  )
}
