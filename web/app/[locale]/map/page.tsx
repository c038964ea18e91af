import { loadScheme } from '@wangge/core/scheme/load'
import { readCell } from '@wangge/core/scheme/read-cell'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { Missing } from '../../../ui/missing.tsx'
import { BelowCell, ShownCell } from './beside.tsx'
import { MapPlace } from './map-place.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('map'))('title'),
})

const MapPage = async ({ searchParams }: { searchParams: Promise<{ cell?: string | string[] }> }) => {
  const locale = await getLocale()
  const t = await getTranslations('map')
  const loaded = await loadScheme(ctx)
  const { cell: asked = loaded.root.code } = await searchParams
  const code = String(asked)
  if (!loaded.cell(code)) return <Missing />
  const cell = await readCell(ctx, code)
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <MapPlace loaded={loaded} code={code}>
        <ShownCell cell={cell} />
        <BelowCell cell={cell} />
      </MapPlace>
      <p>
        <a href={addressIn(locale, '/find')}>{t('find')}</a>
      </p>
    </>
  )
}

export default MapPage
