import type { RewardScheme } from '@wangge/core/reward'
import { useFormatter, useTranslations } from 'next-intl'

/** Who gets a reward and who does not, as the measure says. */
export const Conditions = ({ scheme }: { scheme: RewardScheme }) => {
  const t = useTranslations('rewards')
  const format = useFormatter()
  const { needsPenalty, mediaExposedExcluded, jointChannels, excluded, severalItems, realNameRequired } =
    scheme
  return (
    <ul>
      <li>{t(needsPenalty ? 'needVerifiedAndPunished' : 'needVerified')}</li>
      <li>{t(mediaExposedExcluded ? 'notKnownNorMedia' : 'notKnown')}</li>
      <li>{t('first')}</li>
      {jointChannels.length > 0 && <li>{t('joint')}</li>}
      <li>{t(severalItems === 'highest' ? 'highest' : 'sum')}</li>
      <li>{t('excluded', { who: format.list(excluded.map((each) => t(`exclusion.${each}`))) })}</li>
      <li>{t(realNameRequired ? 'realName' : 'identityAtPayout')}</li>
    </ul>
  )
}
