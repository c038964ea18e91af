'use client'

import type { UrgeKind } from '@wangge/core/case'
import type { Stage } from '@wangge/core/case/stage'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { colonIn } from '../../../ui/colon.ts'
import { clockKey, noonOf } from '../../../ui/due.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { acceptTicked } from './actions.ts'
import styles from './queue-form.module.css'

/** One case of the list, in words and codes that stand in the messages. */
export type QueueRow = {
  readonly no: string
  readonly seq: number
  readonly address: string
  readonly category: string
  readonly cell: string
  readonly unit: string
  readonly stage: Stage
  readonly due: string | null
  readonly clock: string | null
  readonly overdue: boolean
  readonly urge: UrgeKind | null
  /** How often the same came back before. */
  readonly again: number
  readonly offered: boolean
  readonly escalated: boolean
  readonly acceptable: boolean
}

/** The list, and what can be done with several at once. What was ticked stays ticked when something was wrong. */
export const QueueForm = ({ rows, caption }: { rows: readonly QueueRow[]; caption: string }) => {
  const t = useTranslations('deskQueue')
  const say = useTranslations('fault')
  const locale = useLocale()
  const [state, action] = useActionState(acceptTicked, { ticked: [], accepted: [], refused: [], wrongs: [] })
  const { ticked, accepted, refused, wrongs } = state
  const errors = [
    ...wrongs.map(({ code, seconds }) => ({
      field: 'cases',
      text: say(code, { minutes: Math.ceil((seconds ?? 0) / 60) }),
      code,
    })),
    ...refused.map(({ no, code }) => ({
      field: `case-${no}`,
      text: `${no}${colonIn(locale)}${say(code, { minutes: 0 })}`,
      code,
    })),
  ]
  const canAccept = rows.some(({ acceptable }) => acceptable)
  return (
    <form action={action} noValidate>
      {errors.length > 0 && (
        <ErrorSummary title={t(accepted.length > 0 ? 'notDone' : 'nothingDone')} errors={errors} />
      )}
      {accepted.length > 0 && (
        <div role="status">
          <Notice kind="held" title={t('doneTitle')}>
            {t('done', { count: accepted.length })}
          </Notice>
        </div>
      )}
      <h2 id="cases" className={styles.caption}>
        {caption}
      </h2>
      <ol className={styles.list} data-queue>
        {rows.map((row) => (
          <li key={row.no} id={`case-${row.no}`} className={styles.row} data-due={row.due ?? undefined}>
            {row.acceptable && !accepted.includes(row.no) && (
              <label className={styles.pick}>
                <input
                  type="checkbox"
                  name="case"
                  value={`${row.no}:${row.seq}`}
                  aria-label={t('pick', { no: row.no })}
                  defaultChecked={ticked.includes(row.no)}
                />
              </label>
            )}
            <Line row={row} />
          </li>
        ))}
      </ol>
      {canAccept && (
        <div className={styles.bar}>
          <Button>{t('acceptTicked')}</Button>
        </div>
      )}
    </form>
  )
}

const Line = ({ row }: { row: QueueRow }) => {
  const t = useTranslations('deskQueue')
  const stage = useTranslations('deskCase.stage')
  return (
    <div className={styles.line}>
      <a className={styles.what} href={row.address} data-open>
        {row.category} · <span lang="zh-CN">{row.cell}</span>
      </a>
      <p className={styles.facts}>
        <Badge state={row.overdue ? 'overdue' : 'handling'}>{stage(row.stage)}</Badge> <Deadline row={row} />
        {row.urge && <strong> · {t(`urge.${row.urge}`)}</strong>}
        {row.offered && ` · ${t('offered')}`}
        {row.escalated && ` · ${t('escalated')}`}
        {row.again > 0 && ` · ${t('again', { count: row.again + 1 })}`}
      </p>
      <p className={styles.facts}>
        {row.no}
        {row.unit !== row.cell && (
          <>
            {' · '}
            <span lang="zh-CN">{row.unit}</span>
          </>
        )}
      </p>
    </div>
  )
}

const Deadline = ({ row: { due, clock, overdue } }: { row: QueueRow }) => {
  const t = useTranslations('deskQueue')
  const name = useTranslations('deskCase.clock')
  const format = useFormatter()
  if (clock === null) return t('noClock')
  if (due === null) return t('unknown', { what: name(clockKey(clock)) })
  const date = format.dateTime(noonOf(due), { dateStyle: 'medium' })
  const what = name(clockKey(clock))
  return overdue ? t('late', { what, date }) : t('until', { what, date })
}
