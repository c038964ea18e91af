import { useLocale, useTranslations } from 'next-intl'
import { colonIn } from '../../../../../ui/colon.ts'
import { HowWeCount } from '../../../../../ui/how-we-count.tsx'
import { InChinese } from '../../../../../ui/in-chinese.tsx'
import { Timeline } from '../../../../../ui/timeline.tsx'
import styles from './deed-form.module.css'
import { PhotoList } from './photo-list.tsx'
import type { TimelineEntry } from './timeline-entries.ts'

/** Everything that happened, with who, when, and the words that go with it. */
export const CaseHistory = ({ no, entries }: { no: string; entries: readonly TimelineEntry[] }) => {
  const t = useTranslations('deskCase')
  const locale = useLocale()
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline')}</h2>
      <Timeline
        steps={entries.map(({ seq, at, date, title, by, facts, ref, words, photos }) => ({
          id: String(seq),
          at,
          date,
          title,
          by: <InChinese>{by}</InChinese>,
          clock: facts.length > 0 || ref ? <FactsOf facts={facts} refTo={ref} /> : undefined,
          text:
            words.length > 0
              ? words.map(({ label, text }) => (
                  <span key={label} className={styles.said}>
                    <strong>{label}</strong>
                    {colonIn(locale)}
                    <InChinese>{text}</InChinese>
                  </span>
                ))
              : undefined,
          more: <PhotoList folder={`/desk/photos/${no}`} ids={photos} />,
        }))}
      />
      <HowWeCount title={t('timelineHowTitle')}>
        <p>{t('timelineHow')}</p>
      </HowWeCount>
    </section>
  )
}

const FactsOf = ({ facts, refTo }: { facts: readonly string[]; refTo: TimelineEntry['ref'] }) => {
  const t = useTranslations('deskCase')
  return (
    <>
      {facts.join(' · ')}
      {refTo && (
        <>
          {facts.length > 0 && ' · '}
          <a href={refTo.address}>{t('fact.ref', { value: refTo.no })}</a>
        </>
      )}
    </>
  )
}
