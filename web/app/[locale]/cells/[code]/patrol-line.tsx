import { readStanding } from '@wangge/core/patrol/read-standing'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'

/** How the patrols of this month stand in a cell of today, with all below it. */
export const PatrolLine = async ({ cell }: { cell: string }) => {
  const [t, locale, told] = await Promise.all([
    getTranslations('patrols'),
    getLocale(),
    found(readStanding(ctx, cell)),
  ])
  if (!told) return null
  const { due, counted, visits } = told
  return (
    <p>
      {due > 0 ? t('cellLine', { due, counted }) : t('cellLineNone', { visits })}{' '}
      <a href={addressIn(locale, `/patrols?cell=${cell}`)}>{t('cellLink')}</a>
    </p>
  )
}
