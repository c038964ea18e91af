import type { Term } from '@wangge/core/officer/history'
import { useFormatter, useTranslations } from 'next-intl'
import { noonOf } from '../../../../ui/due.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'

/** Who held a post, newest first. The line of who left is not theirs any more, so it is not shown. */
export const Terms = ({ terms, today }: { terms: readonly Term[]; today: string }) => {
  const t = useTranslations('post')
  const format = useFormatter()
  const date = (day: string) => format.dateTime(noonOf(day), { dateStyle: 'long' })
  if (terms.length === 0) return <p>{t('noTerms')}</p>
  return (
    <Timeline
      steps={terms.map(({ name, phone, certificate, from, to }) => ({
        id: `${from} ${name}`,
        at: from,
        date: to
          ? t('term', { from: date(from), to: date(to) })
          : t(from > today ? 'coming' : 'running', { from: date(from) }),
        title: <InChinese>{name}</InChinese>,
        text: to === null && t('phone', { phone }),
        clock: certificate && t('certificate', { no: certificate.no, date: date(certificate.until) }),
      }))}
    />
  )
}
