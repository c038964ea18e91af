import type { ShownVisit } from '@wangge/core/patrol/read-visits'
import { categoryName } from '@wangge/core/tip'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../../i18n/locales.ts'
import { InChinese } from '../../../../../ui/in-chinese.tsx'
import { PhotoList } from '../../cases/[no]/photo-list.tsx'

/** What was found, kind by kind, with its photos, and the case that each finding became. Numbers are those on the map. */
export const VisitFindings = ({ shown: { visit, words }, folder }: { shown: ShownVisit; folder: string }) => {
  const t = useTranslations('deskPatrols')
  const locale = useLocale()
  const format = useFormatter()
  const time = (at: string) => format.dateTime(new Date(at), { timeStyle: 'short', hour12: false })
  const kinds = [
    ...Map.groupBy(
      visit.findings.map((finding, i) => ({ finding, said: words?.findings[i], n: i + 1 })),
      ({ finding }) => finding.category,
    ),
  ]
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{t('visit.findings')}</h2>
      {kinds.length === 0 && <p>{t('visit.nothing')}</p>}
      {kinds.map(([category, rows]) => (
        <section key={category} aria-label={categoryName(category, locale)}>
          <h3>
            {categoryName(category, locale)} · {t('visit.count', { count: rows.length })}
          </h3>
          {rows.map(({ finding, said, n }) => (
            <article key={n} id={`finding-${n}`}>
              <p>
                <strong>
                  {n}. {t(`became.${finding.result}`)}
                </strong>{' '}
                · {t('visit.found', { at: time(finding.foundAt) })}
                {finding.fixedAt && ` · ${t('visit.fixed', { at: time(finding.fixedAt) })}`}
                {finding.case && (
                  <>
                    {' · '}
                    <a href={addressIn(locale, `/desk/cases/${finding.case}`)}>
                      {t('visit.case', { no: finding.case })}
                    </a>
                  </>
                )}
              </p>
              {said?.text && (
                <p>
                  <InChinese>{said.text}</InChinese>
                </p>
              )}
              {finding.photos > 0 && finding.case && (
                <p>{t('visit.casePhotos', { count: finding.photos })}</p>
              )}
              {said && !finding.case && <PhotoList folder={folder} ids={said.photos} />}
            </article>
          ))}
        </section>
      ))}
    </section>
  )
}
