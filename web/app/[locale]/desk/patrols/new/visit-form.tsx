'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { Button, ButtonLink } from '../../../../../ui/button.tsx'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { Field } from '../../../../../ui/field.tsx'
import { SendingWords } from '../../cases/[no]/sending-words.tsx'
import { RestoredWords } from '../../office/restored-words.tsx'
import { recordPatrol } from './actions.ts'
import type { Begun } from './begun.ts'
import { FindingRow } from './finding-row.tsx'
import { TrackPart } from './track-part.tsx'
import { rowsOf } from './visit-of.ts'
import { ROWS } from './visit-state.ts'

export type Named = { readonly code: string; readonly name: string }

/**
 * A patrol by a plain post: its cell, its time, the way if there is one, and up to five findings. What a due line of the plan brought
 * along stands in it from the start.
 */
export const VisitForm = ({
  here,
  begun,
  firstKey,
  cells,
  categories,
  instead,
}: {
  here: string
  begun: Begun
  firstKey: string
  cells: readonly Named[]
  categories: readonly Named[]
  /** What stands in place of the form where nobody may use it. */
  instead: ReactNode
}) => {
  const t = useTranslations('deskPatrols')
  const say = useTranslations('fault')
  const [{ typed, wrongs }, action] = useActionState(recordPatrol, { typed: {}, wrongs: [] })
  const rows = rowsOf(typed)
  const errors = wrongs.map(({ code, field, seconds }) => ({
    field: fieldOf(field, rows),
    text: say(code as 'patrol.overlap', { minutes: Math.ceil((seconds ?? 0) / 60) }),
    code,
  }))
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.text
  const one = (name: string) => typed[name]?.[0] ?? ''
  const isPosted = wrongs.length > 0
  if (instead && !isPosted) return instead
  const [only] = cells
  return (
    <>
      {isPosted && <ErrorSummary title={t('wrongTitle')} errors={errors} />}
      {wrongs.some(({ code }) => code === 'staff.signed_out') && (
        <p>
          <ButtonLink href={`/auth/login?returnTo=${encodeURIComponent(here)}`} target="_blank">
            {t('signIn')}
          </ButtonLink>{' '}
          {t('signInThen')}
        </p>
      )}
      <h1>{t('newTitle')}</h1>
      <p>{t('newLead')}</p>
      <form action={action} noValidate data-deed="patrol" data-case={begun.cell || 'patrols'}>
        <input type="hidden" name="key" value={one('key') || firstKey} />
        {cells.length === 1 && only ? (
          <>
            <input type="hidden" name="cell" value={only.code} />
            <p>
              {t('cell')}: <strong>{only.name}</strong>
            </p>
          </>
        ) : (
          <Field id="cell" label={t('cell')} error={errorOf('cell')}>
            {(control) => (
              <select
                {...control}
                name="cell"
                defaultValue={isPosted ? one('cell') : begun.cell}
                data-preset={begun.cell}
              >
                <option value="">{t('chooseOne')}</option>
                {cells.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <TrackPart said={one('track')} />
        <Field id="startedAt" label={t('startedAt')} hint={t('timeHint')} error={errorOf('startedAt')}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              name="startedAt"
              defaultValue={isPosted ? one('startedAt') : begun.startedAt}
              data-preset={begun.startedAt}
            />
          )}
        </Field>
        <Field id="endedAt" label={t('endedAt')} hint={<EndHint />} error={errorOf('endedAt')}>
          {(control) => (
            <input {...control} type="datetime-local" name="endedAt" defaultValue={one('endedAt')} />
          )}
        </Field>
        {Array.from({ length: ROWS }, (_, row) => (
          <FindingRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of the form never change
            key={row}
            row={row}
            categories={categories}
            typed={typed}
            preset={row === 0 ? begun.category : ''}
            isPosted={isPosted}
            errorOf={errorOf}
            isOpen={row === 0 || rows.includes(row)}
          />
        ))}
        <p>{t('privacy')}</p>
        <Button>{t('send')}</Button>
      </form>
      <SendingWords />
      <RestoredWords />
    </>
  )
}

/** Shown by script alone: without it nobody fills in the end. */
const EndHint = () => {
  const t = useTranslations('deskPatrols')
  return (
    <span hidden data-end-now>
      {t('endHint')}
    </span>
  )
}

/** The input a fault speaks of: `findings.1.text` is that of the second row that was filled in. */
function fieldOf(field: string | undefined, rows: readonly number[]): string {
  const [what, at = '', name] = (field ?? 'startedAt').split('.')
  if (what === 'photos') return `f${rows[0] ?? 0}-photos`
  if (what !== 'findings') return what === 'track' ? 'startedAt' : (what ?? 'startedAt')
  return `f${rows[Number(at)] ?? 0}-${name ?? 'text'}`
}
