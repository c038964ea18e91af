import type { Scheme } from '@wangge/core/scheme'
import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { gridAddress } from '../../../map/addresses.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './by-position.module.css'

/**
 * The phone finds its own cell: the island of this page fills what stands here hidden. A position never leaves the
 * phone, so nothing here may be a form.
 */
export const ByPosition = ({ scheme }: { scheme: Scheme }) => {
  const t = useTranslations('find')
  const slot = (name: string) => ({ [name]: () => <span data-slot={name} /> })
  const names = (name: string) => ({ [name]: () => <span data-slot={name} lang="zh-CN" /> })
  return (
    <section data-find data-grid={gridAddress(scheme)} data-cells={addressIn(useLocale(), '/cells')}>
      <h2>{t('gps')}</h2>
      <p data-say="absent">{t('gpsNeedsScript')}</p>
      <div data-part="ask" hidden>
        <p>{t('gpsHint')}</p>
        <Button type="button">{t('gpsButton')}</Button>
      </div>
      <div role="status" className={styles.status}>
        <p data-say="busy" hidden>
          {t('busy')}
        </p>
        <p data-say="denied" hidden>
          {t('denied')}
        </p>
        <p data-say="unreachable" hidden>
          {t('unreachable')}
        </p>
        <div data-say="inside" hidden>
          <p className={styles.answer}>{t.rich('inside', names('cell'))}</p>
          <p>
            {t.rich('chain', names('chain'))} · {t.rich('accuracy', slot('accuracy'))}
          </p>
        </div>
        <div data-say="outside" hidden>
          <p className={styles.answer}>{t.rich('outside', names('cell'))}</p>
          <p>{t.rich('distance', slot('distance'))}</p>
        </div>
        <p data-say="boundary" hidden>
          {t.rich('boundary', names('neighbours'))}
        </p>
      </div>
      <script type="module" src="/island/find.js" />
    </section>
  )
}
