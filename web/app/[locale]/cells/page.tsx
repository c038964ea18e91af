import { type LoadedScheme, loadScheme } from '@wangge/core/scheme/load'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { CellTree } from '../../../ui/cell-tree.tsx'
import { noonOf } from '../../../ui/due.tsx'
import { FactList } from '../../../ui/fact-list.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('cells'))('title'),
})

const Cells = async () => {
  const locale = await getLocale()
  const t = await getTranslations('cells')
  const format = await getFormatter()
  const loaded = await loadScheme(ctx)
  const { scheme, root } = loaded
  const counts = countLevels(loaded)
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead', { name: scheme.name[locale], count: scheme.cells })}</p>
      <h2>{t('tree')}</h2>
      <CellTree root={root} cell={loaded.cell} address={(code) => addressIn(locale, `/cells/${code}`)} />
      <h2>{t('levels')}</h2>
      <FactList
        facts={scheme.levels.map(({ kind, name }) => ({
          term: name[locale],
          value: t('count', { count: counts.get(kind) ?? 0 }),
        }))}
      />
      <p>{t('since', { date: format.dateTime(noonOf(scheme.validFrom), { dateStyle: 'long' }) })}</p>
    </>
  )
}

function countLevels({ root, cell }: LoadedScheme): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const rest = [root.code]
  for (let node = cell(rest.pop() ?? ''); node; node = cell(rest.pop() ?? '')) {
    counts.set(node.level, (counts.get(node.level) ?? 0) + 1)
    rest.push(...node.children)
  }
  return counts
}

export default Cells
