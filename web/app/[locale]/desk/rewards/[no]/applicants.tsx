import type { RewardCase } from '@wangge/core/reward/read-reward-case'
import { useFormatter, useTranslations } from 'next-intl'
import { Table } from '../../../../../ui/table.tsx'

const channels = ['web', 'api', 'phone', '12345', 'wechat', 'letter'] as const

/** Who asks for the reward, by the time of registration: numbers, channels and ways, no word of any report. */
export const Applicants = ({ applicants, known }: Pick<RewardCase, 'applicants' | 'known'>) => {
  const t = useTranslations('deskRewards')
  const format = useFormatter()
  return (
    <>
      <Table
        caption={t('applicants')}
        columns={(['tip', 'registered', 'channel', 'way', 'remarks'] as const).map((key) => ({
          key,
          name: t(key),
        }))}
        rows={applicants.map(({ tip, registeredAt, channel, way, withdrawn, staff }) => {
          const named = channels.find((each) => each === channel)
          return {
            key: tip,
            cells: {
              tip,
              registered: format.dateTime(new Date(registeredAt), {
                dateStyle: 'medium',
                timeStyle: 'medium',
              }),
              channel: named ? t(`channelName.${named}`) : channel,
              way: t(`wayName.${way ?? 'none'}`),
              remarks: [withdrawn && t('withdrawn'), staff && t('staff')].filter(Boolean).join('；'),
            },
          }
        })}
      />
      <p>{t('noText')}</p>
      <h2>{t('known')}</h2>
      {known.length === 0 ? (
        <p>{t('knownNone')}</p>
      ) : (
        <ul>
          {known.map(({ record, at, origin }) => (
            <li key={record}>
              {t('knownLine', {
                record,
                date: format.dateTime(new Date(at), { dateStyle: 'long' }),
                origin: t(`origin.${origin}`),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
