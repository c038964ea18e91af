import { dayOf, isOverdue } from '@wangge/core/calendar'
import type { PassedLine } from '@wangge/core/case/read-passed-on'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { categoryName } from '@wangge/core/tip'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { unitName } from '../../../../server/unit-name.ts'
import { Badge, type BadgeState } from '../../../../ui/badge.tsx'
import { clockKey, noonOf } from '../../../../ui/due.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { clauseInWords } from '../cases/[no]/clause-in-words.ts'
import styles from '../queue-form.module.css'

/** A case that was passed on: to whom, what they answered, where it stands, and what came of it. */
export const PassedCase = ({
  passed: { line, last },
  land,
  now,
}: {
  passed: PassedLine
  land: LoadedScheme
  now: Date
}) => {
  const t = useTranslations('deskTransfers.passed')
  const say = useTranslations('deskCase')
  const format = useFormatter()
  const locale = useLocale()
  const { no, stage, category, cells, unit, due, verdict, former, held } = line
  const day = (date: string) => format.dateTime(noonOf(date), { dateStyle: 'medium' })
  const late = isOverdue(due, dayOf(now))
  const isOpen = former.until === null
  const state: BadgeState = isOpen ? (late ? 'overdue' : 'handling') : 'resolved'
  const to = last.agreement === undefined ? unitName(land, last.to, locale) : t('neighbour')
  const given = t(`by.${last.by}`, { on: day(last.on), to })
  const answer = last.answer
    ? t(`answer.${last.answer}`, { on: last.answeredOn ? day(last.answeredOn) : '' })
    : null
  return (
    <li className={styles.row} id={`case-${no}`} data-answer={last.answer ?? 'none'}>
      <div className={styles.line}>
        <a className={styles.what} href={addressIn(locale, `/desk/cases/${no}`)}>
          {categoryName(category, locale)} · <span lang="zh-CN">{land.ref(cells.at(-1) ?? '').name}</span>
        </a>
        <p className={styles.facts}>
          <InChinese>{given}</InChinese>
          {answer && (
            <>
              {' · '}
              <strong>{answer}</strong>
            </>
          )}
        </p>
        {last.clause && (
          <p className={styles.facts}>{say('fact.clause', { value: clauseInWords(last.clause, locale) })}</p>
        )}
        <p className={styles.facts}>
          <Badge state={state}>{say(`stage.${stage}`)}</Badge>{' '}
          {verdict ? say('fact.verdict', { value: say(`verdicts.${verdict}`) }) : isOpen && <Standing />}
        </p>
        <p className={styles.facts}>
          {no}
          {!isOpen && former.until !== null && ` · ${t('until', { date: day(former.until) })}`}
          {verdict && !held && (
            <>
              {' · '}
              <a href={addressIn(locale, `/cases/${no}`)}>{t('outcome')}</a>
            </>
          )}
        </p>
      </div>
    </li>
  )

  function Standing() {
    const what = due && say(`clock.${clockKey(due.clock)}`)
    return (
      <>
        <InChinese>{say('answer', { unit: unitName(land, unit, locale) })}</InChinese>
        {what && due && 'date' in due && ` · ${say('clockDue', { what, date: day(due.date) })}`}
      </>
    )
  }
}
