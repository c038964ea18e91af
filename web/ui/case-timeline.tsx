import type { PublicStep } from '@wangge/core/case/read'
import { useFormatter, useTranslations } from 'next-intl'
import { noonOf } from './due.tsx'
import { Timeline } from './timeline.tsx'

/** The public steps of a case in words. A step dated to the day has no hour to show. */
export const CaseTimeline = ({ steps }: { steps: readonly PublicStep[] }) => {
  const t = useTranslations('record')
  const format = useFormatter()
  const date = (at: string) =>
    at.length === 10
      ? format.dateTime(noonOf(at), { dateStyle: 'long' })
      : format.dateTime(new Date(at), {
          year: 'numeric',
          month: 'long',
          day: 'numeric',
          hour: 'numeric',
          hour12: false,
        })
  return (
    <Timeline
      steps={steps.map(({ event, at, cell, match }, i) => ({
        id: `${i}`,
        at,
        date: date(at),
        title: cell ? `${t(`event.${event}`)}：${cell.name}` : t(`event.${event}`),
        by: event === 'received' ? t('anonymousCitizen') : t('platform'),
        ...(match && { text: t(`match.${match}`) }),
      }))}
    />
  )
}
