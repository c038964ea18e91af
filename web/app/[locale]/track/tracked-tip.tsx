'use client'

import { titleName } from '@wangge/core/officer'
import type { Tracked } from '@wangge/core/tip/track'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { CaseBadge } from '../../../ui/case-badge.tsx'
import { Due } from '../../../ui/due.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import { Pictures } from './pictures.tsx'

/** What the holder of a receipt sees: the answer first, then the facts. What was reported is not repeated here. */
export const TrackedTip = ({ tracked, now }: { tracked: Tracked; now: Date }) => {
  const { tipNo, status, phase, verdict, receivedAt, caseNo, cell, responsible, due, match, way, wish } =
    tracked
  const locale = useLocale()
  const t = useTranslations('track')
  const record = useTranslations('record')
  const format = useFormatter()
  const time = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short', hour12: false })
  const person = responsible && `${titleName(responsible.title, locale)} ${responsible.name}`
  return (
    <section aria-label={t('facts')} role="status">
      <p>
        <strong>
          {cell ? t('answer', { status: record(`status.${status}`), cell: cell.name }) : t('answerWaiting')}
          {phase && ` · ${record(`phase.${phase}`)}`}
        </strong>
      </p>
      {tracked.erased && <p>{t('erased')}</p>}
      {tracked.withdrawn && !tracked.erased && <p>{t('withdrawn')}</p>}
      {(way === 'alike' || way === 'told') && <p>{t(`way.${way}`)}</p>}
      <FactList
        facts={[
          { term: t('tipNo'), value: tipNo },
          { term: t('status'), value: <CaseBadge status={status} due={due} now={now} /> },
          ...(verdict ? [{ term: t('verdict'), value: record(`verdict.${verdict}`) }] : []),
          { term: t('receivedAt'), value: time(receivedAt) },
          { term: t('wish'), value: t(`wishes.${wish}`) },
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
          ...(caseNo
            ? [
                {
                  term: t('case'),
                  value: tracked.released ? (
                    <a href={addressIn(locale, `/cases/${caseNo}`)}>{caseNo}</a>
                  ) : (
                    `${caseNo} · ${t('publicBy', { time: time(tracked.publicBy ?? receivedAt) })}`
                  ),
                },
              ]
            : []),
          ...(due ? [{ term: record('deadline'), value: <Due due={due} now={now} /> }] : []),
          ...(match && match !== 'inside'
            ? [{ term: record('matched'), value: record(`match.${match}`) }]
            : []),
        ]}
      />
      <Pictures evidence={tracked.evidence} />
    </section>
  )
}
