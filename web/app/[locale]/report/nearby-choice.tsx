'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { CategoryPicture } from '../../../ui/category-picture.tsx'
import { ChoiceCard, Choices } from '../../../ui/choice-card.tsx'
import { noonOf } from '../../../ui/due.tsx'
import type { Named } from './report-form.tsx'
import type { NearbyCard } from './report-state.ts'

/** Open public cases near the place: "this is it" adds to one of them, under a receipt of one's own. */
export const NearbyChoice = ({
  nearby,
  categories,
  joins,
}: {
  nearby: readonly NearbyCard[]
  categories: readonly Named[]
  joins: string
}) => {
  const t = useTranslations('report')
  const format = useFormatter()
  if (nearby.length === 0) return null
  const far = (metres: number) =>
    format.number(metres / 1000, {
      style: 'unit',
      unit: 'kilometer',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    })
  const about = ({ status, receivedOn, distance, cell, no }: NearbyCard) =>
    [
      no,
      cell.name,
      t(`caseStatus.${status}`),
      t('caseSince', { day: format.dateTime(noonOf(receivedOn), { dateStyle: 'medium' }) }),
      ...(distance === null ? [] : [t('caseDistance', { distance: far(distance) })]),
    ].join(' · ')
  return (
    <Choices id="joins" size="wide" label={t('nearby')} hint={t('nearbyHint')}>
      <ChoiceCard name="joins" value="" title={t('nearbyNone')} defaultChecked={joins === ''} />
      {nearby.map((each) => (
        <ChoiceCard
          key={each.no}
          name="joins"
          value={each.no}
          title={t('nearbyThis', {
            category: categories.find(({ code }) => code === each.category)?.name ?? each.category,
          })}
          text={about(each)}
          picture={<CategoryPicture code={each.category} />}
          defaultChecked={joins === each.no}
        />
      ))}
    </Choices>
  )
}
