import type { DeskCase } from '@wangge/core/case/read-desk-case'
import { categoryName } from '@wangge/core/tip'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { addressIn } from '../../../../../i18n/locales.ts'
import { FactList } from '../../../../../ui/fact-list.tsx'
import { InChinese } from '../../../../../ui/in-chinese.tsx'
import { clauseInWords } from './clause-in-words.ts'

/** What stands of the case beside what happened to it: only what there is. */
export const CaseFacts = ({
  found,
  nameOf,
  neighbour,
}: {
  found: DeskCase
  nameOf: (unit: string) => string
  /** The county it is handed to, with the record of that. */
  neighbour: ReactNode
}) => {
  const t = useTranslations('deskCase')
  const record = useTranslations('record')
  const format = useFormatter()
  const locale = useLocale()
  const time = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short', hour12: false })
  const link = (no: string) => <a href={addressIn(locale, `/desk/cases/${no}`)}>{no}</a>
  const named = (unit: string) => <InChinese>{nameOf(unit)}</InChinese>
  const { transfer, team, urge, outcome, lookBack, review, reported, chain } = found
  const rows: readonly (readonly [term: Parameters<typeof t>[0], value: ReactNode])[] = [
    ['facts.category', categoryName(found.category, locale)],
    ['facts.chain', <InChinese key="chain">{chain.map(({ name }) => name).join(' › ')}</InChinese>],
    ['facts.origin', t(`origins.${found.origin}`)],
    ['facts.received', time(found.receivedAt)],
    ['facts.match', record(`match.${found.match}`)],
    ['facts.offered', transfer && (transfer.agreement === undefined ? named(transfer.to) : neighbour)],
    ['facts.clause', transfer?.clause && clauseInWords(transfer.clause, locale)],
    ['facts.offeredBack', found.refusals > 0 && found.refusals],
    [
      'facts.team',
      team && t('facts.teamOf', { lead: nameOf(team.lead), members: team.members.map(nameOf).join('、') }),
    ],
    ['facts.urge', urge && t('facts.urgeOf', { kind: t(`urges.${urge.kind}`), unit: nameOf(urge.by) })],
    ['facts.escalated', found.escalated.length > 0 && found.escalated.map(nameOf).join('、')],
    ['facts.against', reported?.against && named(reported.against)],
    ['facts.site', reported?.site],
    ['facts.outcome', outcome && t(`verdicts.${outcome.verdict}`)],
    ['facts.penalty', outcome?.penaltyNo],
    ['facts.lookBack', lookBack && lookBackWords(lookBack, t)],
    ['facts.review', review && `${t(`reviewKinds.${review.kind}`)} · ${nameOf(review.unit)}`],
    ['facts.round', found.round > 1 && found.round],
    [
      'facts.referral',
      found.referral && t(`option.refer_to.${found.referral.to}` as 'option.refer_to.police'),
    ],
    ['facts.closed', found.closedAt && time(found.closedAt)],
    ['facts.follows', found.follows && link(found.follows)],
    ['facts.again', found.recurrence > 0 && t('facts.again', { count: found.recurrence + 1 })],
    ['facts.partOf', found.partOf && link(found.partOf)],
    ['facts.parts', found.parts.length > 0 && found.parts.map((no) => <span key={no}>{link(no)} </span>)],
    ['facts.mergedInto', found.mergedInto && link(found.mergedInto)],
    ['facts.no', found.no],
  ]
  return (
    <FactList
      facts={rows
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
        .map(([term, value]) => ({ term: t(term, { count: found.recurrence + 1 } as never), value }))}
    />
  )
}

function lookBackWords(
  { trigger, result }: NonNullable<DeskCase['lookBack']>,
  t: ReturnType<typeof useTranslations<'deskCase'>>,
): string {
  const why = t(`lookBackTriggers.${trigger}`)
  return result === null ? why : `${why} · ${t(`option.look-back_result.${result}`)}`
}
