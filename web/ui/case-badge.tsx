import { type Deadline, dayOf, isOverdue } from '@wangge/core/calendar'
import type { CaseStatus } from '@wangge/core/case/stage'
import { useTranslations } from 'next-intl'
import { Badge, type BadgeState } from './badge.tsx'

const colours: Readonly<Record<CaseStatus, BadgeState>> = {
  received: 'received',
  handling: 'handling',
  moved: 'received',
  resolved: 'resolved',
  'not-verified': 'unverified',
  'not-accepted': 'unverified',
}

/** The state of a case; overdue stands beside it, never instead of it, for a closed case too. */
export const CaseBadge = ({ status, due, now }: { status: CaseStatus; due: Deadline | null; now: Date }) => {
  const t = useTranslations('record')
  return (
    <>
      <Badge state={colours[status]}>{t(`status.${status}`)}</Badge>
      {isOverdue(due, dayOf(now)) && (
        <>
          {' '}
          <Badge state="overdue">{t('overdue')}</Badge>
        </>
      )}
    </>
  )
}
