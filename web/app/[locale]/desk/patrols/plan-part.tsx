import type { OwnCell, Plan, PlanLine } from '@wangge/core/patrol/read-plan'
import { categoryName } from '@wangge/core/tip'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'
import { noonOf } from '../../../../ui/due.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { DutyWords } from './duty-words.tsx'
import styles from './plan-part.module.css'

/** Names a level of the scheme by its code. */
export type LevelName = (code: string) => string

/** What is due this month of the person, cell by cell and duty by duty; each is begun with one tap. */
export const PlanPart = ({
  plan: { own, daysLeft },
  month,
  levelName,
}: {
  plan: Plan
  month: string
  levelName: LevelName
}) => {
  const t = useTranslations('deskPatrols')
  if (own.length === 0) return <p>{t('noCells')}</p>
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{t('planTitle')}</h2>
      <p>{t('plan', { month, days: daysLeft })}</p>
      {own.map((each) => (
        <Own key={`${each.cell.code} ${each.role}`} own={each} levelName={levelName} />
      ))}
    </section>
  )
}

const Own = ({
  own: { cell, role, lines, visits, seen, before },
  levelName,
}: {
  own: OwnCell
  levelName: LevelName
}) => {
  const t = useTranslations('deskPatrols')
  const locale = useLocale()
  const format = useFormatter()
  const start = (category = '') =>
    addressIn(locale, `/desk/patrols/new?cell=${cell.code}${category && `&category=${category}`}&start=1`)
  return (
    <section aria-label={`${cell.name} ${t(`role.${role}`)}`}>
      <h3>
        <InChinese>{cell.name}</InChinese> · {levelName(cell.level)} · {t(`role.${role}`)}
      </h3>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={`${line.duty.night} ${line.duty.categories.join(' ')}`} className={styles.line}>
            <p className={styles.duty}>
              <DutyWords duty={line.duty} />
            </p>
            <Stand line={line} />
            <ButtonLink
              href={start(line.duty.categories[0])}
              kind={line.missing > 0 ? 'primary' : 'secondary'}
              data-start
            >
              {t('start')}
            </ButtonLink>
          </li>
        ))}
        {lines.length === 0 && (
          <li className={styles.line}>
            <p className={styles.duty}>{t('noRule')}</p>
            <p>{t('visits', { count: visits })}</p>
            <ButtonLink href={start()} data-start>
              {t('start')}
            </ButtonLink>
          </li>
        )}
      </ul>
      {Object.keys(seen).length > 0 && (
        <p>
          {t('seen')}
          {format.list(
            Object.entries(seen).map(([category, count]) =>
              t('seenKind', { category: categoryName(category, locale), count }),
            ),
          )}
        </p>
      )}
      {before && before.missing > 0 && (
        <p>
          {t('before', {
            count: before.missing,
            until: format.dateTime(noonOf(before.until), { dateStyle: 'medium' }),
          })}{' '}
          <a href={addressIn(locale, `/desk/patrols/new?cell=${cell.code}`)}>{t('beforeLink')}</a>
        </p>
      )}
    </section>
  )
}

/** How a duty stands, in one line. */
const Stand = ({ line: { duty, late, missing, until } }: { line: PlanLine }) => {
  const t = useTranslations('deskPatrols')
  const format = useFormatter()
  const by = format.dateTime(noonOf(until), { month: 'long', day: 'numeric' })
  return (
    <p>
      {t('stand', { due: duty.due, counted: duty.counted })}{' '}
      {late > 0 && <Badge state="overdue">{t('late', { count: late })}</Badge>}{' '}
      {missing > 0 ? (
        <Badge state="handling">{t('missing', { count: missing, until: by })}</Badge>
      ) : (
        <Badge state="resolved">{t('allDone')}</Badge>
      )}
    </p>
  )
}
