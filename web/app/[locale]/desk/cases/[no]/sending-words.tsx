'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../../../ui/button.tsx'
import { Notice } from '../../../../../ui/notice.tsx'

/** What the island `field` says while it sends, and when the line is down: it has no words of its own. */
export const SendingWords = () => {
  const t = useTranslations('deskCase.offline')
  return (
    <>
      <template data-words="sending">
        <p>{t('sending')}</p>
      </template>
      <template data-words="failed">
        <Notice kind="withdrawn" title={t('title')}>
          {t('text')}
        </Notice>
        <Button>{t('retry')}</Button>
      </template>
    </>
  )
}
