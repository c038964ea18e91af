import { listCases } from '@wangge/core/case/list'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../i18n/locales.ts'
import { ctx } from '../../server/context.ts'
import { askedCoverage } from '../../server/coverage.ts'
import { CaseTable } from '../../ui/case-table.tsx'
import { Door } from '../../ui/door.tsx'
import { countsOf } from './coverage/counts.ts'
import { shareFormat } from './coverage/share-format.ts'
import styles from './page.module.css'
import { SearchForm } from './search/search-form.tsx'

/** Cases shown on the home page. */
const LATEST = 5

const Home = async () => {
  const locale = await getLocale()
  const t = await getTranslations('home')
  const format = await getFormatter()
  const [{ cases }, { term, report }] = await Promise.all([
    listCases(ctx, { limit: LATEST }),
    askedCoverage(undefined, undefined),
  ])
  const { cells, withHead } = countsOf(report)
  return (
    <>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      <SearchForm />
      <div className={styles.doors}>
        <Door
          kind="first"
          address={addressIn(locale, '/report')}
          title={t('reportTitle')}
          text={t('reportText')}
        />
        <Door
          kind="second"
          address={addressIn(locale, '/find')}
          title={t('findTitle')}
          text={t('findText')}
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
        {t.rich('coverage', {
          scheme: term.scheme.name[locale],
          share: format.number(report.area.share, shareFormat),
          cells,
          withHead,
          tree: (text) => <a href={addressIn(locale, '/cells')}>{text}</a>,
          how: (text) => <a href={addressIn(locale, '/coverage')}>{text}</a>,
        })}
      </p>
    </>
  )
}

export default Home
