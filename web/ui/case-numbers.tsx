import { useLocale } from 'next-intl'
import { addressIn } from '../i18n/locales.ts'
import styles from './whole.module.css'

/** Cases in the order they followed each other, each leading to its page below `page`. */
export const CaseNumbers = ({ nos, page }: { nos: readonly string[]; page: string }) => {
  const locale = useLocale()
  return (
    <span>
      {nos.map((no, i) => (
        <span key={no}>
          {i > 0 && ' → '}
          <a className={styles.line} href={addressIn(locale, `${page}/${no}`)}>
            {no}
          </a>
        </span>
      ))}
    </span>
  )
}
