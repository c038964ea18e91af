import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Columns } from '../../../ui/columns.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('privacy'))('title'),
})

const Privacy = () => {
  const t = useTranslations('privacy')
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
