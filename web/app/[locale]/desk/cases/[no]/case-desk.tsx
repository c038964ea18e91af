'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { actAtDesk } from './actions.ts'
import { Changes } from './changes.tsx'
import { type Carried, idOf } from './deed-form.tsx'
import { nothingAsked, type Typed } from './desk-state.ts'
import type { FormView } from './form-views.ts'
import { Kept } from './kept.tsx'
import { NextSteps } from './next-steps.tsx'
import { Reply } from './reply.tsx'
import { SendingWords } from './sending-words.tsx'
import type { TimelineEntry } from './timeline-entries.ts'
import { WaysOn } from './ways-on.tsx'

/** What the page knows of the case; null where nobody is signed in, or may not see it any more. */
export type DeskView = {
  readonly seq: number
  readonly forms: readonly FormView[]
  /** The form of a text that was asked for as a sample, and that text. */
  readonly sample: { readonly deed: string; readonly typed: Typed } | null
  /** The deed whose form stands open from the beginning. */
  readonly first: string | null
  readonly history: readonly TimelineEntry[]
  readonly reply: FormView | null
  readonly threads: readonly { readonly tip: string; readonly said: ReactNode }[]
}

/**
 * Everything of a case that is posted: the next steps and the words to its reporters. It stands in the page also where
 * there is nothing to show but what was typed before the session ended.
 */
export const CaseDesk = ({
  no,
  here,
  firstKey,
  view,
  head,
  done,
  reported,
  rest,
  instead,
}: {
  no: string
  here: string
  firstKey: string
  view: DeskView | null
  head: ReactNode
  /** What was just done, unless something was asked since. */
  done: ReactNode
  reported: ReactNode
  rest: ReactNode
  /** What stands in place of a case that is not shown. */
  instead: ReactNode
}) => {
  const say = useTranslations('fault')
  const t = useTranslations('deskCase')
  const [state, action] = useActionState(actAtDesk, nothingAsked)
  const { deed, typed, wrongs } = state
  const stale = wrongs.some(({ code }) => code === 'case.stale')
  const prefix = idOf(deed, typed.tip?.[0])
  const errors = wrongs.map(({ code, field, seconds }) => ({
    field: field ? `${prefix}-${field.split('.')[0]}` : `deed-${prefix}`,
    text: say(code as 'case.stale', { minutes: Math.ceil((seconds ?? 0) / 60) }),
    code,
  }))
  const carriedBy = (name: string): Carried => {
    const mine = name === deed
    const sample = view?.sample?.deed === name ? view.sample.typed : {}
    return {
      action,
      no,
      seq: view?.seq ?? state.seq,
      key: mine && state.key ? state.key : firstKey,
      typed: mine ? typed : sample,
      errorOf: (field) => errors.find((each) => mine && each.field === `${prefix}-${field}`)?.text,
      stale: mine && stale,
    }
  }
  const summary = errors.length > 0 && <ErrorSummary title={t('wrongTitle')} errors={errors} />
  const ways = <WaysOn wrongs={wrongs} here={here} />
  if (!view)
    return deed ? (
      <>
        {summary}
        {ways}
        <Kept state={state} action={action} no={no} again />
      </>
    ) : (
      instead
    )
  const isOffered = deed === 'write' || view.forms.some((form) => form.deed === deed && !form.blocked)
  return (
    <>
      {summary}
      {ways}
      {stale && <Changes entries={view.history.filter(({ seq }) => seq > state.seq)} />}
      {deed && !isOffered && <Kept state={state} action={action} no={no} again={false} />}
      {deed ? null : done}
      {head}
      <NextSteps
        forms={view.forms}
        open={[deed, view.sample?.deed, deed ? null : view.first]}
        carriedBy={carriedBy}
      />
      {reported}
      {view.threads.map(({ tip, said }, i) => (
        <Reply
          key={tip}
          form={view.reply}
          tip={tip}
          carried={carriedBy('write')}
          open={deed === 'write' ? typed.tip?.[0] === tip : i === 0 && !deed && view.sample?.deed === 'write'}
        >
          {said}
        </Reply>
      ))}
      {rest}
      <SendingWords />
    </>
  )
}
