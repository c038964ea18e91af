import { measures as named } from '@wangge/core/case/named-codes'
import type { PublicCase } from '@wangge/core/case/read'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { noonOf } from '../../../../ui/due.tsx'
import { FactList } from '../../../../ui/fact-list.tsx'
import styles from './outcome-section.module.css'

type Outcome = NonNullable<PublicCase['outcome']>

/** What came of a case: the finding and the measures at once, text and pictures once a publisher released them. */
export const OutcomeSection = ({
  no,
  outcome,
  lookBack,
}: { no: string; outcome: Outcome } & Pick<PublicCase, 'lookBack'>) => {
  const t = useTranslations('case')
  const record = useTranslations('record')
  const locale = useLocale()
  const format = useFormatter()
  const { verdict, measures, penaltyNo, summary, published, delivered } = outcome
  const day = (date: string | null) =>
    date === null ? t('notYet') : format.dateTime(noonOf(date), { dateStyle: 'long' })
  const names = measures.map((each) => named.find(({ code }) => code === each)?.name[locale] ?? each)
  const facts = [
    { term: t('verdict'), value: <strong>{record(`verdict.${verdict}`)}</strong> },
    {
      term: t('measures'),
      value: names.length === 0 ? t('noMeasures') : names.join(locale === 'en' ? ', ' : '、'),
    },
    ...(penaltyNo === null ? [] : [{ term: t('penaltyNo'), value: <span lang="zh-CN">{penaltyNo}</span> }]),
    { term: t('deliveredReporter'), value: day(delivered.reporter) },
    { term: t('deliveredPublic'), value: day(delivered.public) },
    { term: t('deliveredLower'), value: day(delivered.lowerCell) },
  ]
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">{t('outcome')}</h2>
      {summary === null ? <p>{t('summaryWaits')}</p> : <p lang="zh-CN">{summary}</p>}
      <FactList facts={facts} />
      {published && (
        <div className={styles.pictures}>
          <Pictures no={no} which={t('before')} hashes={published.before} />
          <Pictures no={no} which={t('after')} hashes={published.after} />
        </div>
      )}
      {lookBack && (
        <p>
          {lookBack.result === null
            ? t('lookBackPlanned')
            : t('lookBackDone', {
                date: day(lookBack.doneOn),
                result: record(`told.lookBack.${lookBack.result}`),
              })}
        </p>
      )}
    </section>
  )
}

const Pictures = ({ no, which, hashes }: { no: string; which: string; hashes: readonly string[] }) => {
  const t = useTranslations('case')
  return hashes.map((hash, i) => (
    <figure key={hash} className={styles.picture}>
      {/* biome-ignore lint/performance/noImgElement: a redacted picture in its own size, from this site */}
      <img src={`/api/v1/cases/${no}/photos/${hash}`} alt={t('photo', { which, n: i + 1 })} loading="lazy" />
      <figcaption>{which}</figcaption>
    </figure>
  ))
}
