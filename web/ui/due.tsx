import { type Deadline, dayOf, isOverdue, workingDaysLeft } from '@wangge/core/calendar'
import { useFormatter, useTranslations } from 'next-intl'

/** A civil date of Asia/Shanghai as an instant of that day. */
export const noonOf = (day: string) => new Date(`${day}T12:00:00+08:00`)

type Words = typeof import('../messages/zh-CN/index.ts')['record']

/** Keys of messages hold no dot; a test compares them with the clocks there are. */
export const clockKey = (clock: string) => clock.replace('.', '_') as keyof Words['due']

/** A deadline in one sentence: what is due, when, and how long that is from now. */
export const Due = ({ due, now }: { due: Deadline | null; now: Date }) => {
  const t = useTranslations('record')
  const format = useFormatter()
  if (!due) return t('noClock')
  if ('missingYear' in due) return t('calendarMissing', { year: String(due.missingYear) })
  const today = dayOf(now)
  const left = workingDaysLeft(today, due.date)
  const date = format.dateTime(noonOf(due.date), { dateStyle: 'long' })
  const how = isOverdue(due, today)
    ? t('late')
    : due.date === today
      ? t('lastDay')
      : left && t('left', { count: left })
  const what = t(`due.${clockKey(due.clock)}`, { date })
  return how ? t('dueHow', { what, how }) : what
}
