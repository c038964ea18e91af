import type { ListItem, ResponsibilityList } from '@wangge/core/scheme/facts'
import { useTranslations } from 'next-intl'
import { Day } from '../../../../ui/day.tsx'
import { HowWeCount } from '../../../../ui/how-we-count.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Table } from '../../../../ui/table.tsx'

/** The responsibility lists of a cell, folded away; what nobody answers for or signed stands in front of the fold. */
export const Lists = ({ lists }: { lists: readonly ResponsibilityList[] }) => {
  const t = useTranslations('cell')
  if (lists.length === 0) return null
  const count = (wanting: (item: ListItem) => boolean) =>
    lists.flatMap(({ items }) => items).filter(wanting).length
  const unowned = count(({ owner }) => owner === null)
  const unsigned = count(({ signedOn }) => signedOn === null)
  return (
    <>
      <h2>{t('lists')}</h2>
      {unowned + unsigned > 0 && (
        <ul>
          {unowned > 0 && <li>{t('listUnowned', { count: unowned })}</li>}
          {unsigned > 0 && <li>{t('listUnsigned', { count: unsigned })}</li>}
        </ul>
      )}
      {lists.map(({ kind, items }) => (
        <HowWeCount key={kind} title={t('listCount', { name: t(`list.${kind}`), count: items.length })}>
          <Table
            caption={t(`list.${kind}`)}
            columns={[
              { key: 'item', name: t('item') },
              { key: 'owner', name: t('owner') },
              { key: 'part', name: t('part') },
              { key: 'signed', name: t('signed') },
            ]}
            rows={items.map(({ number, item, owner, part, signedOn }) => ({
              key: number,
              cells: {
                item: (
                  <InChinese>
                    {number} {item}
                  </InChinese>
                ),
                owner: owner === null ? t('unowned') : <InChinese>{owner}</InChinese>,
                part: t(part),
                signed: signedOn === null ? t('unsigned') : <Day day={signedOn} />,
              },
            }))}
          />
        </HowWeCount>
      ))}
    </>
  )
}
