import { type RewardCase, readRewardCase } from '@wangge/core/reward/read-reward-case'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'
import { found as foundOr } from '../../../../../server/found.ts'
import { deskActor } from '../../../../../server/session.ts'
import { Columns } from '../../../../../ui/columns.tsx'
import { noonOf } from '../../../../../ui/due.tsx'
import { FactList } from '../../../../../ui/fact-list.tsx'
import { Missing } from '../../../../../ui/missing.tsx'
import { Office } from '../../office/office.tsx'
import { officeMessages } from '../../office/office-messages.ts'
import { SignedOut } from '../../signed-out.tsx'
import { actOnReward } from './actions.ts'
import { Applicants } from './applicants.tsx'
import { DecisionPart, WordsPart } from './decision.tsx'
import { NextForms } from './next-forms.tsx'

type Props = { params: Promise<{ no: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await getTranslations('deskRewards'))('caseTitle', { no: (await params).no }),
})

/** The reward of one case: who asks, what was known, what was proposed, and what this person may do next. */
const RewardPage = async ({ params }: Props) => {
  const [{ no }, actor, locale, messages] = await Promise.all([
    params,
    deskActor(),
    getLocale(),
    officeMessages(),
  ])
  const found = actor ? await foundOr(readRewardCase(ctx, actor, no)) : undefined
  return (
    <NextIntlClientProvider messages={messages}>
      <Office
        action={actOnReward}
        here={addressIn(locale, `/desk/rewards/${encodeURIComponent(no)}`)}
        instead={found ? null : actor ? <Missing /> : <SignedOut />}
      >
        {found && <Whole found={found} />}
      </Office>
    </NextIntlClientProvider>
  )
}

const Whole = async ({ found }: { found: RewardCase }) => {
  const [t, locale] = await Promise.all([getTranslations('deskRewards'), getLocale()])
  const { no, reward, applicants, known, words } = found
  return (
    <Columns facts={<Facts found={found} />}>
      <h1>{t('caseTitle', { no })}</h1>
      <Answer reward={reward} />
      {reward && <DecisionPart reward={reward} />}
      <NextForms found={found} />
      <Applicants applicants={applicants} known={known} />
      <WordsPart words={words} />
      <p>
        <a href={addressIn(locale, '/desk/rewards')}>{t('back')}</a>
      </p>
    </Columns>
  )
}

const Answer = async ({ reward }: Pick<RewardCase, 'reward'>) => {
  const [t, format] = await Promise.all([getTranslations('deskRewards'), getFormatter()])
  const fen = (reward?.decision.awards ?? []).reduce((sum, award) => sum + award.fen, 0)
  const amount = format.number(fen / 100, { style: 'currency', currency: 'CNY' })
  return <p>{t(`answer.${reward?.status ?? 'none'}`, { amount })}</p>
}

const Facts = async ({ found }: { found: RewardCase }) => {
  const [t, record, locale, format] = await Promise.all([
    getTranslations('deskRewards'),
    getTranslations('record'),
    getLocale(),
    getFormatter(),
  ])
  const { outcome, policeOn, isPublished, closedAt, scheme, left } = found
  const none = t('facts.none')
  return (
    <FactList
      facts={[
        { term: t('facts.verdict'), value: outcome ? record(`verdict.${outcome.verdict}`) : none },
        { term: t('facts.penaltyNo'), value: outcome?.penaltyNo ?? none },
        {
          term: t('facts.policeOn'),
          value: policeOn ? format.dateTime(noonOf(policeOn), { dateStyle: 'long' }) : none,
        },
        {
          term: t('facts.closedAt'),
          value: closedAt ? format.dateTime(new Date(closedAt), { dateStyle: 'long' }) : none,
        },
        { term: t('facts.published'), value: isPublished ? t('facts.yes') : t('facts.no') },
        { term: t('facts.scheme'), value: scheme?.title[locale] ?? none },
        {
          term: t('facts.left'),
          value: left === null ? none : format.number(left / 100, { style: 'currency', currency: 'CNY' }),
        },
      ]}
    />
  )
}

export default RewardPage
