'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../../ui/button.tsx'

/** What an island says when it has put back what was typed and not sent: it has no words of its own. */
export const RestoredWords = () => {
  const t = useTranslations('deskOffice')
  return (
    <template data-words="restored">
      <p>{t('restored')}</p>
      <Button kind="secondary" type="button">
        {t('anew')}
      </Button>
    </template>
  )
}
