import { doors } from '@wangge/core/case/named-codes'
import type { PublicStep } from '@wangge/core/case/read'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../i18n/locales.ts'
import { clockKey, noonOf } from './due.tsx'

/** Groups of words for what a step's `kind` says, by its event. */
const kinds = {
  visit: 'visit',
  'look-back': 'lookBack',
  dispute: 'dispute',
  review: 'review',
  urge: 'urge',
} as const
const isKind = (event: string): event is keyof typeof kinds => event in kinds

/** What is told of a step beside its name: enumerated facts in words, never what anybody wrote. */
export const StepFacts = ({ step }: { step: PublicStep }) => {
  const t = useTranslations('record')
  const locale = useLocale()
  const format = useFormatter()
  const { event, match, reason, verdict, kind, clock, due, ref, count } = step
  const day = (date: string) => format.dateTime(noonOf(date), { dateStyle: 'long' })
  const facts = [
    match && t(`match.${match}`),
    reason && event === 'not-accept' && t(`told.reason.${reason as 'unclear'}`),
    kind &&
      event === 'not-accept' &&
      t('told.door', { door: doors.find(({ code }) => code === kind)?.name[locale] ?? kind }),
    kind && isKind(event) && t(`told.${kinds[event]}.${kind}` as 'told.visit.check'),
    event === 'check' &&
      t(`told.check.${kind as 'passed'}`, { verdict: verdict ? t(`verdict.${verdict}`) : '' }),
    clock && due && t(`due.${clockKey(clock)}`, { date: day(due) }),
    !clock && due && t('told.until', { date: day(due) }),
    event === 'split' && t('told.parts', { count: count ?? 0 }),
    event === 'extend' && t('told.days', { count: count ?? 0 }),
    event === 'team' && t('told.members', { count: count ?? 0 }),
  ].filter((fact) => typeof fact === 'string')
  if (facts.length === 0 && ref === undefined) return null
  return (
    <>
      {facts.join(' · ')}
      {ref !== undefined && (
        <>
          {facts.length > 0 && ' · '}
          {t(event === 'merge' ? (kind === undefined ? 'told.into' : 'told.absorbed') : 'told.ref')}{' '}
          <a href={addressIn(locale, `/cases/${ref}`)}>{ref}</a>
        </>
      )}
    </>
  )
}
