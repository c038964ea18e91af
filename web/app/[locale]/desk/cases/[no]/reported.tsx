import type { DeskCase } from '@wangge/core/case/read-desk-case'
import { categoryName } from '@wangge/core/tip'
import type { ToldTip } from '@wangge/core/tip/read-told'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { colonIn } from '../../../../../ui/colon.ts'
import { FactList } from '../../../../../ui/fact-list.tsx'
import { InChinese } from '../../../../../ui/in-chinese.tsx'
import styles from './deed-form.module.css'
import { PhotoList } from './photo-list.tsx'

/** Degrees to about ten centimetres. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** What was reported, or found on a patrol, for who may read it. */
export const Reported = ({ found: { no, reported, chain } }: { found: DeskCase }) => {
  const t = useTranslations('deskCase.report')
  const locale = useLocale()
  if (!reported)
    return (
      <section aria-labelledby="reported">
        <h2 id="reported">{t('title')}</h2>
        <p>{t('hidden')}</p>
      </section>
    )
  const { tips, finding } = reported
  return (
    <section aria-labelledby="reported">
      <h2 id="reported">
        {tips.length > 1
          ? t('titleMore', { count: tips.length })
          : t(finding && tips.length === 0 ? 'finding' : 'title')}
      </h2>
      {finding && (
        <>
          {tips.length > 0 && <h3>{t('finding')}</h3>}
          {finding.description && (
            <p className={styles.kept}>
              <InChinese>{finding.description}</InChinese>
            </p>
          )}
          {finding.point && (
            <p>
              {t('point')}
              {colonIn(locale)}
              {rounded(finding.point.lng)}, {rounded(finding.point.lat)}
            </p>
          )}
        </>
      )}
      {tips.length === 0 && !finding && <p>{t('nothing')}</p>}
      {tips.map((tip) => (
        <Tip key={tip.no} no={no} tip={tip} chain={chain} />
      ))}
    </section>
  )
}

const Tip = ({ no, tip, chain }: { no: string; tip: ToldTip; chain: DeskCase['chain'] }) => {
  const t = useTranslations('deskCase.report')
  const codes = useTranslations('deskCase')
  const format = useFormatter()
  const locale = useLocale()
  const time = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short', hour12: false })
  const { told, evidence, stars } = tip
  const photos = evidence.filter(({ kind }) => kind === 'photo').map(({ id }) => id)
  const recordings = evidence.filter(({ kind }) => kind === 'video' || kind === 'audio').length
  const others = evidence.length - photos.length - recordings
  const point = told?.point
  const where = point
    ? `${rounded(point.lng)}, ${rounded(point.lat)}${point.accuracy ? t('within', { accuracy: t('accuracy', { metres: Math.round(point.accuracy) }) }) : ''}`
    : told && (chain.find(({ code }) => code === told.cell)?.name ?? told.cell)
  return (
    <article aria-label={tip.no}>
      {tip.withdrawn && <p>{t('withdrawn')}</p>}
      {told ? (
        <p className={styles.kept}>
          <InChinese>{told.description}</InChinese>
        </p>
      ) : (
        <p>{t('erased')}</p>
      )}
      {photos.length > 0 && <h3>{t('photos')}</h3>}
      <PhotoList folder={`/desk/photos/${no}`} ids={photos} />
      {recordings > 0 && <p>{t('recording', { count: recordings })}</p>}
      {others > 0 && <p>{t('waiting', { count: others })}</p>}
      <FactList
        facts={[
          { term: t('tip'), value: tip.no },
          { term: codes('facts.category'), value: categoryName(tip.category, locale) },
          { term: t('channel'), value: codes(`channels.${tip.channel}`) },
          ...(told?.ticket ? [{ term: t('ticket'), value: told.ticket }] : []),
          { term: t('received'), value: time(tip.receivedAt) },
          ...(told?.occurredAt ? [{ term: t('occurred'), value: time(told.occurredAt) }] : []),
          ...(where ? [{ term: point ? t('point') : t('chosenCell'), value: where }] : []),
          { term: t('extent'), value: codes(`extents.${tip.extent}`) },
          ...(told?.enterprise ? [{ term: t('enterprise'), value: told.enterprise }] : []),
          { term: t('wish'), value: codes(`wishes.${tip.wish}`) },
          ...(stars === null ? [] : [{ term: t('stars'), value: t('starsOf', { count: stars }) }]),
        ]}
      />
    </article>
  )
}
