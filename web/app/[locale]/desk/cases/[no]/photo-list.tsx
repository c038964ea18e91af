import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../../i18n/locales.ts'
import styles from './photo-list.module.css'

/**
 * Photos, small; each opens larger. Their addresses in `folder`, a path without language, open for who may see what they belong
 * to, and nobody else.
 */
export const PhotoList = ({ folder, ids }: { folder: string; ids: readonly string[] }) => {
  const t = useTranslations('deskCase.report')
  const locale = useLocale()
  if (ids.length === 0) return null
  return (
    <ul className={styles.photos}>
      {ids.map((id, i) => {
        const large = addressIn(locale, `${folder}/${id}`)
        return (
          <li key={id}>
            <a href={large}>
              {/* biome-ignore lint/performance/noImgElement: shown to signed-in people alone, by an address of its own */}
              <img src={`${large}?size=small`} alt={t('photo', { n: i + 1 })} loading="lazy" />
            </a>
          </li>
        )
      })}
    </ul>
  )
}
