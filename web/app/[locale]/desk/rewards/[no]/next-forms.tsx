import { claimEntry, type Reward } from '@wangge/core/reward'
import type { RewardCase } from '@wangge/core/reward/read-reward-case'
import { useTranslations } from 'next-intl'
import { useYuan } from '../../../rewards/use-yuan.ts'
import { OfficeForm } from '../../office/office-form.tsx'
import { ProposeForm } from './propose-form.tsx'

/** What this person may do now; what another has to do is said with the reason. */
export const NextForms = ({ found }: { found: RewardCase }) => {
  const t = useTranslations('deskRewards')
  const { reward, rights, applicants, scheme, stage, outcome } = found
  if (!reward || reward.status === 'returned') {
    const isProved = stage === 'closed' && outcome !== null && outcome.verdict !== 'untrue'
    if (!isProved) return <p>{t('notProved')}</p>
    if (applicants.length === 0) return <p>{t('nobody')}</p>
    if (!scheme) return <p>{t('noScheme')}</p>
    return rights.propose ? <Blocked reason={rights.propose} /> : <ProposeForm found={found} />
  }
  if (reward.status === 'proposed')
    return rights.approve ? <Blocked reason={rights.approve} /> : <ApproveForms found={found} />
  return <ShareForms found={found} reward={reward} />
}

const Blocked = ({ reason }: { reason: NonNullable<RewardCase['rights']['pay']> }) => {
  const t = useTranslations('deskRewards')
  return (
    <p>
      <strong>{t(`blocked.${reason.replace('.', '_')}` as 'blocked.staff_denied')}</strong>
    </p>
  )
}

const ApproveForms = ({ found: { no, seq } }: { found: RewardCase }) => {
  const t = useTranslations('deskRewards')
  return (
    <>
      <section>
        <h2>{t('approve.title')}</h2>
        <p>{t('approve.text')}</p>
        <OfficeForm name="approve" hidden={{ deed: 'approve', no, seq }} submit={t('approve.submit')} />
      </section>
      <section>
        <h2>{t('return.title')}</h2>
        <OfficeForm
          name="return"
          hidden={{ deed: 'return', no, seq }}
          fields={[{ name: 'reason', kind: 'area', label: t('return.reason') }]}
          submit={t('return.submit')}
          kind="secondary"
        />
      </section>
    </>
  )
}

const ShareForms = ({
  found: { no, seq, rights, by },
  reward,
}: {
  found: RewardCase
  reward: Extract<Reward, { status: 'decided' }>
}) => {
  const t = useTranslations('deskRewards')
  const yuan = useYuan()
  const isParty = by === reward.proposedBy || by === reward.approvedBy
  return Object.entries(reward.shares).map(([tip, share]) => {
    const hidden = { no, seq, tip }
    if (share.status === 'claimed')
      return (
        <section key={tip}>
          <h2>{t('task.pay')}</h2>
          <p>{t('pay.text', { tip, amount: yuan(share.fen), entry: claimEntry(tip) })}</p>
          {rights.pay ? (
            <Blocked reason={rights.pay} />
          ) : (
            <OfficeForm name={`pay-${tip}`} hidden={{ ...hidden, deed: 'pay' }} submit={t('pay.submit')} />
          )}
        </section>
      )
    if (share.status === 'appealed')
      return (
        <section key={tip}>
          <h2>
            {t('settle.title')} · {tip}
          </h2>
          {rights.approve || isParty ? (
            <Blocked reason={rights.approve ?? 'staff.same_person'} />
          ) : (
            (['uphold', 'reopen'] as const).map((result) => (
              <OfficeForm
                key={result}
                name={`${result}-${tip}`}
                hidden={{ ...hidden, deed: 'settle', result }}
                submit={t(`settle.${result}`)}
                kind={result === 'uphold' ? 'secondary' : 'danger'}
              />
            ))
          )}
        </section>
      )
    return null
  })
}
