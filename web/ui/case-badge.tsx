import { type Deadline, dayOf, isOverdue } from '@wangge/core/calendar'
import type { CaseStatus } from '@wangge/core/case'
import { useTranslations } from 'next-intl'
import { Badge, type BadgeState } from './badge.tsx'

const colours: Readonly<Record<CaseStatus, BadgeState>> = {
  received: 'received',
  handling: 'handling',
  resolved: 'resolved',
  'not-verified': 'unverified',
}

/** The state of a case; overdue stands beside it, never instead of it. */
export const CaseBadge = ({ status, due, now }: { status: CaseStatus; due: Deadline | null; now: Date }) => {
  const t = useTranslations('record')
  const open = status === 'received' || status === 'handling'
  return (
    <>
      <Badge state={colours[status]}>{t(`status.${status}`)}</Badge>
      {open && isOverdue(due, dayOf(now)) && (
        <>
          {' '}
          <Badge state="overdue">{t('overdue')}</Badge>
        </>
      )}
    </>
  )
}
