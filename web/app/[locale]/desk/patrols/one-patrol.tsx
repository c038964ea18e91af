import { readVisit } from '@wangge/core/patrol/read-visits'
import type { StaffActor } from '@wangge/core/staff'
import { categoryName } from '@wangge/core/tip'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Notice } from '../../../../ui/notice.tsx'

/** One visit with its words, for whoever may read them. */
export const OnePatrol = async ({
  actor,
  asked,
  done,
}: {
  actor: StaffActor
  asked: { readonly cell: string; readonly month: string; readonly no: string }
  /** It was recorded just now. */
  done: boolean
}) => {
  const shown = await found(readVisit(ctx, actor, asked))
  if (!shown) return null
  const [t, locale, format] = await Promise.all([getTranslations('deskPatrols'), getLocale(), getFormatter()])
  const time = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', hour12: false })
  const { visit, words } = shown
  const cases = visit.findings.flatMap((finding) => finding.case ?? [])
  return (
    <section aria-labelledby="visit">
      {done && (
        <div role="status" data-done="patrol">
          <Notice kind="held" title={t('doneTitle')}>
            {t('done', { no: visit.no })}
            {cases.length > 0 && ` ${t('doneCases')} ${cases.join(' ')}`}
          </Notice>
        </div>
      )}
      <h2 id="visit">{t('visitTitle', { no: visit.no })}</h2>
      <p>
        {time(visit.at)} · {t('minutes', { count: Math.round(visit.seconds / 60) })} ·{' '}
        {t(`role.${visit.role}`)}
        {words && words.track.length > 0 && ` · ${t('visit.track', { count: words.track.length })}`}
      </p>
      {!words && <p>{t('visit.erased')}</p>}
      <ul>
        {visit.findings.map((finding, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings of a visit never change
          <li key={i}>
            {categoryName(finding.category, locale)} · {t(`result.${finding.result}`)} ·{' '}
            {t('visit.found', { at: time(finding.foundAt) })}
            {finding.fixedAt && ` · ${t('visit.fixed', { at: time(finding.fixedAt) })}`}
            {finding.photos > 0 && ` · ${t('visit.photos', { count: finding.photos })}`}
            {finding.case && (
              <>
                {' · '}
                <a href={addressIn(locale, `/desk/cases/${finding.case}`)}>
                  {t('visit.case')} {finding.case}
                </a>
              </>
            )}
            {words?.findings[i]?.text && (
              <p>
                <InChinese>{words.findings[i]?.text}</InChinese>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
