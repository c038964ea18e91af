import { type Deadline, dayOf, isOverdue, workingDaysLeft } from '@wangge/core/calendar'
import type { DeskCase } from '@wangge/core/case/read-desk-case'
import { useFormatter, useTranslations } from 'next-intl'
import { Badge, type BadgeState } from '../../../../../ui/badge.tsx'
import { noonOf } from '../../../../../ui/due.tsx'
import { InChinese } from '../../../../../ui/in-chinese.tsx'

const DAY = 86_400_000

/** Stage, who handles it, and what is due next: what a handler opens the page for. */
export const AnswerLine = ({
  found: { stage, status, unit, due },
  nameOf,
  now,
}: {
  found: DeskCase
  nameOf: (unit: string) => string
  now: Date
}) => {
  const t = useTranslations('deskCase')
  const colours: Readonly<Record<string, BadgeState>> = {
    received: 'received',
    handling: 'handling',
    resolved: 'resolved',
  }
  const late = isOverdue(due, dayOf(now))
  return (
    <p>
      <Badge state={colours[status] ?? 'unverified'}>{t(`stage.${stage}`)}</Badge>
      {late && (
        <>
          {' '}
          <Badge state="overdue">{t('clockState.missed')}</Badge>
        </>
      )}{' '}
      · <InChinese>{t('answer', { unit: nameOf(unit) })}</InChinese> ·{' '}
      <strong>
        <DueInWords due={due} now={now} />
      </strong>
    </p>
  )
}

/** A deadline with the days that are left, or by which it is over. */
const DueInWords = ({ due, now }: { due: Deadline | null; now: Date }) => {
  const t = useTranslations('deskCase')
  const format = useFormatter()
  if (!due) return t('clockNone')
  const what = t(`clock.${due.clock.replace('.', '_')}` as 'clock.tip_accept')
  if ('missingYear' in due) return t('clockUnknown', { what, year: String(due.missingYear) })
  const today = dayOf(now)
  const left = workingDaysLeft(today, due.date)
  const over = Math.round((Date.parse(today) - Date.parse(due.date)) / DAY)
  const sentence = t('clockDue', { what, date: format.dateTime(noonOf(due.date), { dateStyle: 'long' }) })
  const beside = (days: string) => t('clockDays', { due: sentence, days })
  if (over > 0) return beside(t('overdue', { count: over }))
  if (over === 0) return beside(t('lastDay'))
  return left === undefined ? sentence : beside(t('left', { count: left }))
}
