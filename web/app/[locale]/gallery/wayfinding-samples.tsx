import { useTranslations } from 'next-intl'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { MapFrame } from '../../../ui/map-frame.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Pager } from '../../../ui/pager.tsx'

export const WayfindingSamples = () => {
  const t = useTranslations('gallery')
  return (
    <>
      <h2>{t('places')}</h2>
      <Breadcrumb
        label={t('places')}
        places={[
          { name: t('county'), address: '#county' },
          { name: t('cellName3'), address: '#town' },
          { name: t('cellName'), address: '#community' },
        ]}
      />
      <h2>{t('notices')}</h2>
      <Notice kind="demo" title={t('demoTitle')}>
        {t('demo')}
      </Notice>
      <Notice kind="held" title={t('heldTitle')}>
        {t('held')}
      </Notice>
      <Notice kind="withdrawn" title={t('withdrawnTitle')}>
        {t('withdrawn')}
      </Notice>
      <h2>{t('map')}</h2>
      <MapFrame
        caption={t('mapCaption')}
        map={
          <svg viewBox="0 0 300 180" role="img" aria-label={t('mapTitle')}>
            <polygon points="10,20 120,10 140,90 20,110" />
            <g aria-current="true">
              <polygon points="120,10 280,30 270,100 140,90" />
            </g>
            <polygon points="20,110 140,90 270,100 240,170 40,165" />
          </svg>
        }
      >
        <ul>
          <li>
            <a href="#community">{t('cellName')}</a>
          </li>
          <li>
            <a href="#street">{t('cellName2')}</a>
          </li>
          <li>
            <a href="#town">{t('cellName3')}</a>
          </li>
        </ul>
      </MapFrame>
      <EmptyState title={t('empty')}>
        <p>{t('emptyText')}</p>
      </EmptyState>
      <Pager
        label={t('pager')}
        first={{ name: t('first'), address: '#newest' }}
        next={{ name: t('more'), address: '#earlier' }}
      />
    </>
  )
}
