import { type ResponsiblePost, titleName } from '@wangge/core/officer'
import type { Level } from '@wangge/core/scheme'
import type { Hit } from '@wangge/core/scheme/search'
import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { Table } from '../../../ui/table.tsx'

/** What was found, with the cells above it: equal names are told apart by them. */
export const HitTable = ({
  hits,
  post,
  levels,
  caption,
}: {
  hits: readonly Hit[]
  post: (cell: string) => ResponsiblePost | undefined
  levels: readonly Level[]
  caption: string
}) => {
  const locale = useLocale()
  const t = useTranslations('search')
  const levelName = (kind: string) => levels.find((level) => level.kind === kind)?.name[locale] ?? kind
  const said = (held: ResponsiblePost | undefined) =>
    held ? (
      <span>
        {titleName(held.title, locale)} <bdi lang="zh-CN">{held.name}</bdi>{' '}
        <a href={`tel:${held.phone}`}>{held.phone}</a>
      </span>
    ) : (
      t('nobody')
    )
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'name', name: t('name') },
        { key: 'chain', name: t('chain') },
        { key: 'level', name: t('level') },
        { key: 'responsible', name: t('responsible') },
      ]}
      rows={hits.map(({ cell, parents, post: named }) => ({
        key: cell.code,
        cells: {
          name: named ? (
            <a href={addressIn(locale, `/posts/${named.code}`)}>
              {t('postOf', { cell: cell.name, title: titleName(named.title, locale) })}
            </a>
          ) : (
            <a href={addressIn(locale, `/cells/${cell.code}`)} lang="zh-CN">
              {cell.name}
            </a>
          ),
          chain: parents.length > 0 ? parents.map(({ name }) => name).join(' › ') : '—',
          level: levelName(cell.level),
          responsible: said(post(cell.code)),
        },
      }))}
    />
  )
}
