import type { LoadedScheme } from '@wangge/core/scheme/load'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CellLinks } from '../../../../ui/cell-link.tsx'
import { noonOf } from '../../../../ui/due.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { howItChanged, whatBecame } from './how-it-changed.ts'

/** What the schemes did to a cell, oldest first: how it came about, and what became of it. */
export const History = ({
  schemes,
  loaded,
  code,
}: {
  schemes: readonly LoadedScheme[]
  loaded: LoadedScheme
  code: string
}) => {
  const locale = useLocale()
  const t = useTranslations('cell')
  const format = useFormatter()
  const position = schemes.indexOf(loaded)
  const before = schemes[position - 1]
  const after = schemes[position + 1]
  const step = ({ scheme }: LoadedScheme, text: ReactNode) => ({
    id: scheme.id,
    at: scheme.validFrom,
    date: format.dateTime(noonOf(scheme.validFrom), { dateStyle: 'long' }),
    title: scheme.name[locale],
    text,
  })
  return (
    <>
      <h2>{t('history')}</h2>
      <Timeline
        steps={[
          ...(before ? [step(before, position === 1 && t('change.first'))] : []),
          step(loaded, before ? changed(before) : t('change.first')),
          ...(after ? [step(after, became(after))] : []),
        ]}
      />
    </>
  )

  function changed(before: LoadedScheme) {
    const { word, cells } = howItChanged(loaded, before, code)
    return t.rich(`change.${word}`, { cells: () => links(before, cells) })
  }

  function became(after: LoadedScheme) {
    const { word, cells } = whatBecame(loaded, after, code)
    return t.rich(`became.${word}`, { cells: () => links(after, cells) })
  }

  function links({ scheme, ref }: LoadedScheme, codes: readonly string[]) {
    return (
      <CellLinks
        cells={codes.map(ref)}
        on={scheme === schemes.at(-1)?.scheme ? undefined : scheme.validFrom}
      />
    )
  }
}
