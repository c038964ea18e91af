import type { RewardCase } from '@wangge/core/reward/read-reward-case'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { colonIn } from '../../../../../ui/colon.ts'
import { HowWeCount } from '../../../../../ui/how-we-count.tsx'
import { Table } from '../../../../../ui/table.tsx'
import { useYuan } from '../../../rewards/use-yuan.ts'

const tests = [
  'withdrawn',
  'remit',
  'verified',
  'known',
  'excluded',
  'first',
  'overlap',
  'paid elsewhere',
] as const

/** What was proposed or decided: every tip with its amount or its reason, and the tests in their order. */
export const DecisionPart = ({ reward }: { reward: NonNullable<RewardCase['reward']> }) => {
  const t = useTranslations('deskRewards')
  const yuan = useYuan()
  const locale = useLocale()
  const colon = colonIn(locale)
  const { awards, refused, traces } = reward.decision
  const shares = reward.status === 'decided' ? reward.shares : {}
  const stateOf = (tip: string) => {
    const share = shares[tip]
    return share ? ` · ${t(`share.${share.status}`)}` : ''
  }
  return (
    <section data-decision>
      <Table
        caption={t('decision')}
        columns={[
          { key: 'tip', name: t('tip') },
          { key: 'amount', name: t('amount') },
        ]}
        rows={[
          ...awards.map(({ tip, fen }) => ({
            key: tip,
            cells: { tip, amount: `${yuan(fen)}${stateOf(tip)}` },
          })),
          ...refused.map(({ tip, reason }) => ({
            key: tip,
            cells: { tip, amount: `${t('refused')}${colon}${t(`refusal.${reason}`)}${stateOf(tip)}` },
          })),
        ]}
      />
      <HowWeCount title={t('traces')}>
        <ol>
          {traces.map(({ test, passed, tips }) => {
            const known = tests.find((each) => each === test)
            return (
              <li key={test}>
                {known ? t(`test.${known === 'paid elsewhere' ? 'paid_elsewhere' : known}`) : test}
                {colon}
                {passed ? t('passed') : t('failed', { n: tips.length })}
                {!passed && ` (${tips.join(' ')})`}
              </li>
            )
          })}
        </ol>
        {(reward.finding?.known ?? []).length > 0 && (
          <p>
            {t('knownTaken')}
            {colon}
            {reward.finding?.known
              .map(({ register, record }) => `${t(`register.${register}`)} ${record}`)
              .join(locale === 'zh-CN' ? '；' : '; ')}
          </p>
        )}
      </HowWeCount>
    </section>
  )
}

/** Why proposals were sent back, and what was appealed. */
export const WordsPart = ({ words }: Pick<RewardCase, 'words'>) => {
  const t = useTranslations('deskRewards')
  const format = useFormatter()
  const locale = useLocale()
  if (words.length === 0) return null
  return (
    <section>
      <h2>{t('words')}</h2>
      <ul>
        {words.map(({ tip, at, text }) => (
          <li key={at}>
            {format.dateTime(new Date(at), { dateStyle: 'medium' })} ·{' '}
            {tip === null ? t('wordReturn') : t('wordAppeal', { tip })}
            {colonIn(locale)}
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
