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
  const [{ cases }, resolved, late, { term, report }] = await Promise.all([
    listCases(ctx, { limit: LATEST }),
    listCases(ctx, { limit: LATEST, status: 'resolved' }),
    listCases(ctx, { limit: LATEST, late: '1' }),
    askedCoverage(undefined, undefined),
  ])
  const lists = [
    { key: 'resolved', cases: resolved.cases, more: '/cases?status=resolved' },
    { key: 'late', cases: late.cases, more: '/cases?late=1' },
    { key: 'latest', cases, more: '/cases' },
  ] as const
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
      {lists
        .filter((list) => list.cases.length > 0)
        .map((list) => (
          <section key={list.key}>
            <CaseTable cases={list.cases} caption={t(list.key)} now={ctx.now()} />
            <p>
              <a href={addressIn(locale, list.more)}>{t(`more.${list.key}`)}</a>
            </p>
          </section>
        ))}
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
