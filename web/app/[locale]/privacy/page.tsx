import { dayOf } from '@wangge/core/calendar'
import { readOpenings } from '@wangge/core/identity/read-openings'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ctx } from '../../../server/context.ts'
import { Columns } from '../../../ui/columns.tsx'
import { Openings } from './openings.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('privacy'))('title'),
})

const Privacy = async () => {
  const t = await getTranslations('privacy')
  const year = dayOf(ctx.now()).slice(0, 4)
  const openings = await readOpenings(ctx, year)
  return (
    <Columns>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <h2>{t('collectTitle')}</h2>
      <ul>
        <li>{t('collectPlace')}</li>
        <li>{t('collectTime')}</li>
        <li>{t('collectDevice')}</li>
      </ul>
      <h2>{t('contactTitle')}</h2>
      <ul>
        <li>{t('contactPhone')}</li>
        <li>{t('contactReward')}</li>
        <li>{t('contactPhotos')}</li>
      </ul>
      <p>{t('contactOpened')}</p>
      <h2 id="openings">{t('openings.title')}</h2>
      <Openings year={year} openings={openings} />
      <h2>{t('visibleTitle')}</h2>
      <ul>
        <li>{t('visibleHandler')}</li>
        <li>{t('visiblePublic')}</li>
      </ul>
      <h2>{t('notTitle')}</h2>
      <ul>
        <li>{t('notTrack')}</li>
        <li>{t('notShare')}</li>
      </ul>
      <h2>{t('rightsTitle')}</h2>
      <p>{t('rightsText')}</p>
    </Columns>
  )
}

export default Privacy
