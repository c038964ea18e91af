import { dayOf } from '@wangge/core/calendar'
import { readOpenings } from '@wangge/core/identity/read-openings'
import { readRewards } from '@wangge/core/reward/read-statistics'
import { rewardScheme } from '@wangge/core/reward/scheme'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { Columns } from '../../../ui/columns.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Openings } from '../privacy/openings.tsx'
import { Amounts } from './amounts.tsx'
import { Conditions } from './conditions.tsx'
import { Statistics } from './statistics.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('rewards'))('title'),
})

/** What is rewarded here, how it is claimed, and what was paid: never to whom. */
const Rewards = async () => {
  const locale = await getLocale()
  const t = await getTranslations('rewards')
  const today = dayOf(ctx.now())
  const scheme = rewardScheme(ctx.jurisdiction, today)
  if (!scheme)
    return (
      <Columns>
        <h1>{t('title')}</h1>
        <EmptyState title={t('noneTitle')}>{t('none')}</EmptyState>
      </Columns>
    )
  const year = today.slice(0, 4)
  return (
    <Columns>
      <h1>{t('title')}</h1>
      <p>
        <strong>{t('lead')}</strong>
      </p>
      <p>{t('measure', { title: scheme.title[locale], from: scheme.validFrom })}</p>
      <p>{t('sample')}</p>
      <h2>{t('amounts')}</h2>
      <Amounts scheme={scheme} />
      <h2>{t('conditions')}</h2>
      <Conditions scheme={scheme} />
      <h2>{t('howTitle')}</h2>
      <ol>
        <li>{t('howChoose')}</li>
        <li>{t('howTold', { track: t('trackName') })}</li>
        <li>
          {t('howClaim')} {t(`window.${scheme.claimWindow.unit}`, { count: scheme.claimWindow.count })}
        </li>
        <li>{t('howAppeal', { days: scheme.appealDays })}</li>
      </ol>
      <p>
        <a href={addressIn(locale, '/privacy')}>{t('privacy')}</a>
      </p>
      <h2>{t('statistics', { year })}</h2>
      <Statistics rewards={await readRewards(ctx, year)} />
      <h2>{t('openings')}</h2>
      <Openings year={year} openings={await readOpenings(ctx, year)} />
    </Columns>
  )
}

export default Rewards
