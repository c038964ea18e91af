import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../../i18n/locales.ts'
import styles from './photo-list.module.css'

/** Photos of a case, small; each opens larger. Their addresses open for who may see the case's report, and nobody else. */
export const PhotoList = ({ no, ids }: { no: string; ids: readonly string[] }) => {
  const t = useTranslations('deskCase.report')
  const locale = useLocale()
  if (ids.length === 0) return null
  return (
    <ul className={styles.photos}>
      {ids.map((id, i) => {
        const large = addressIn(locale, `/desk/photos/${no}/${id}`)
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
