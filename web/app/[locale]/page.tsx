import { listCases } from '@wangge/core/case/list'
import { loadScheme } from '@wangge/core/scheme/load'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../i18n/locales.ts'
import { ctx } from '../../server/context.ts'
import { CaseTable } from '../../ui/case-table.tsx'
import { Door } from '../../ui/door.tsx'
import styles from './page.module.css'

/** Cases shown on the home page. */
const LATEST = 5

const Home = async () => {
  const locale = await getLocale()
  const t = await getTranslations('home')
  const [{ cases }, { scheme }] = await Promise.all([listCases(ctx, { limit: LATEST }), loadScheme(ctx)])
  return (
    <>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      <div className={styles.doors}>
        <Door
          kind="first"
          address={addressIn(locale, '/report')}
          title={t('reportTitle')}
          text={t('reportText')}
        />
        <Door
          kind="second"
          address={addressIn(locale, '/cells')}
          title={t('cellsTitle')}
          text={t('cellsText')}
        />
        <Door
          kind="small"
          address={addressIn(locale, '/track')}
          title={t('trackTitle')}
          text={t('trackText')}
        />
      </div>
      {cases.length > 0 && (
        <>
          <CaseTable cases={cases} caption={t('latest')} now={ctx.now()} />
          <p>
            <a href={addressIn(locale, '/cases')}>{t('all')}</a>
          </p>
        </>
      )}
      <p>
        {t('grid', { name: scheme.name[locale] })} · {t('gridText', { count: scheme.cells })}
      </p>
    </>
  )
}

export default Home
