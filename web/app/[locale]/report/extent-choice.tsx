'use client'

import { extents } from '@wangge/core/tip'
import { useTranslations } from 'next-intl'
import { ChoiceCard, Choices } from '../../../ui/choice-card.tsx'

/** How far it reaches: a spot, a stretch, an area. */
export const ExtentChoice = ({ extent }: { extent: string }) => {
  const t = useTranslations('report')
  return (
    <Choices id="extent" label={t('extent')}>
      {extents.map((each) => (
        <ChoiceCard
          key={each}
          name="extent"
          value={each}
          title={t(`extents.${each}`)}
          defaultChecked={each === (extent || 'spot')}
        />
      ))}
    </Choices>
  )
}
