import { loadScheme } from '@wangge/core/scheme/load'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ctx } from '../../../server/context.ts'
import { Missing } from '../../../ui/missing.tsx'
import { SearchForm } from '../search/search-form.tsx'
import { ByMap } from './by-map.tsx'
import { ByPosition } from './by-position.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('find'))('title'),
})

const Find = async ({ searchParams }: { searchParams: Promise<{ cell?: string | string[] }> }) => {
  const t = await getTranslations('find')
  const loaded = await loadScheme(ctx)
  const { cell = loaded.root.code } = await searchParams
  const node = loaded.cell(String(cell))
  if (!node) return <Missing />
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <ByPosition scheme={loaded.scheme} />
      <ByMap loaded={loaded} node={node} />
      <h2>{t('search')}</h2>
      <SearchForm />
    </>
  )
}

export default Find
