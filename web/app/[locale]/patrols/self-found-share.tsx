import type { SelfFoundMonth } from '@wangge/core/patrol/read-self-found'
import { useFormatter, useTranslations } from 'next-intl'
import { shareFormat } from '../coverage/share-format.ts'

/** Of the public cases of a month, how many patrols found themselves; without a case there is no share. */
export const SelfFoundShare = ({
  share: { cases, selfFound, whole },
  month,
}: {
  share: SelfFoundMonth
  month: string
}) => {
  const t = useTranslations('patrols')
  const format = useFormatter()
  if (cases === 0) return <p>{t('selfFoundNone', { month })}</p>
  return (
    <p>
      {t('selfFound', { month, cases, selfFound, share: format.number(selfFound / cases, shareFormat) })}{' '}
      {!whole && t('selfFoundPart', { cases })}
    </p>
  )
}
