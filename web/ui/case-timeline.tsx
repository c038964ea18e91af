import type { PublicStep, PublicUnit } from '@wangge/core/case/read'
import { departmentName } from '@wangge/core/department'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { noonOf } from './due.tsx'
import { StepFacts } from './step-facts.tsx'
import { Timeline } from './timeline.tsx'

/** What the public's own deeds and the platform cause; all else is done at the desk. */
const by: Readonly<Record<string, 'anonymousCitizen' | 'platform' | 'system' | 'deputy'>> = {
  received: 'anonymousCitizen',
  assigned: 'platform',
  followed: 'platform',
  dispute: 'anonymousCitizen',
  miss: 'system',
  question: 'deputy',
}

/** The public steps of a case in words. A step dated to the day has no hour to show. */
export const CaseTimeline = ({ steps }: { steps: readonly PublicStep[] }) => {
  const t = useTranslations('record')
  const locale = useLocale()
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
  const unit = ({ cell, department }: PublicUnit) =>
    department === null ? cell.name : `${cell.name} · ${departmentName(department, locale)}`
  const place = ({ event, to, cell }: PublicStep) => {
    if (to) return unit(to)
    return event === 'assigned' || event === 'followed' ? cell?.name : undefined
  }
  return (
    <Timeline
      steps={steps.map((step, i) => {
        const { event, at } = step
        const where = place(step)
        return {
          id: `${i}`,
          at,
          date: date(at),
          title: where ? `${t(`event.${event as 'accept'}`)}：${where}` : t(`event.${event as 'accept'}`),
          by: t(by[event] ?? 'desk'),
          text: <StepFacts step={step} />,
        }
      })}
    />
  )
}
