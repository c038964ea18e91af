'use client'

import { titleName } from '@wangge/core/officer'
import type { Tracked } from '@wangge/core/tip/track'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { CaseBadge } from '../../../ui/case-badge.tsx'
import { Due } from '../../../ui/due.tsx'
import { FactList } from '../../../ui/fact-list.tsx'

/** What the holder of a receipt sees: the answer first, then the facts. */
export const TrackedTip = ({ tracked, now }: { tracked: Tracked; now: Date }) => {
  const { tipNo, status, receivedAt, caseNo, cell, responsible, due, match } = tracked
  const locale = useLocale()
  const t = useTranslations('track')
  const record = useTranslations('record')
  const format = useFormatter()
  const at = format.dateTime(new Date(receivedAt), { dateStyle: 'long', timeStyle: 'short', hour12: false })
  const person = responsible && `${titleName(responsible.title, locale)} ${responsible.name}`
  return (
    <section aria-label={t('facts')} role="status">
      <p>
        {cell ? t('answer', { status: record(`status.${status}`), cell: cell.name }) : t('answerWaiting')}
      </p>
      <FactList
        facts={[
          { term: t('tipNo'), value: tipNo },
          { term: t('status'), value: <CaseBadge status={status} due={due} now={now} /> },
          { term: t('receivedAt'), value: at },
          ...(cell
            ? [
                {
                  term: record('cell'),
                  value: <a href={addressIn(locale, `/cells/${cell.code}`)}>{cell.name}</a>,
                },
              ]
            : []),
          ...(responsible
            ? [
                { term: record('responsible'), value: person },
                {
                  term: record('phone'),
                  value: <a href={`tel:${responsible.phone}`}>{responsible.phone}</a>,
                },
              ]
            : []),
          ...(match
            ? [{ term: t('case'), value: <a href={addressIn(locale, `/cases/${caseNo}`)}>{caseNo}</a> }]
            : []),
          ...(due ? [{ term: record('deadline'), value: <Due due={due} now={now} /> }] : []),
          ...(match && match !== 'inside'
            ? [{ term: record('chain'), value: record(`match.${match}`) }]
            : []),
        ]}
      />
    </section>
  )
}
