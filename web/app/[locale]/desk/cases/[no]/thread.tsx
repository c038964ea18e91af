import type { ToldTip } from '@wangge/core/tip/read-told'
import { useFormatter, useTranslations } from 'next-intl'
import { Timeline } from '../../../../../ui/timeline.tsx'

/** What reporter and handlers told each other about one tip, oldest first. */
export const Thread = ({ tip: { no, thread }, several }: { tip: ToldTip; several: boolean }) => {
  const t = useTranslations('deskCase.thread')
  const format = useFormatter()
  const id = `thread-${no}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{several ? `${t('title')} · ${no}` : t('title')}</h2>
      <p>{t('lead')}</p>
      {thread.length === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <Timeline
          steps={thread.map(({ no: message, from, at, text, dispute }) => ({
            id: String(message),
            at,
            date: format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short', hour12: false }),
            title: dispute ? t(`dispute.${dispute}`) : t(`from.${from}`),
            text: text ?? t('gone'),
          }))}
        />
      )}
    </section>
  )
}
