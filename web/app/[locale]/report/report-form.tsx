'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef, useState, useTransition } from 'react'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { report } from './actions.ts'
import { PlaceStep } from './place-step.tsx'
import { ProblemStep } from './problem-step.tsx'
import { ReceiptStep } from './receipt-step.tsx'
import { type ReportState, readTyped } from './report-state.ts'
import { ReviewStep } from './review-step.tsx'

export type Named = { readonly code: string; readonly name: string }

/** What every step gets: the state, the form's action for pages without script, and the way to send with it. */
export type StepProps = {
  readonly state: ReportState
  readonly action: (form: FormData) => void
  readonly send: (form: FormData) => void
  readonly busy: boolean
}

const titles = {
  place: 'stepPlace',
  problem: 'stepProblem',
  review: 'stepReview',
  receipt: 'stepReceipt',
} as const

/**
 * The report in steps. Without script each step is a plain form post that comes back as a page (`action`); with it the
 * same action is called and only the state changes, and a broken line keeps everything typed on the screen.
 */
export const ReportForm = ({
  start,
  categories,
  levels,
}: {
  start: ReportState
  categories: readonly Named[]
  levels: Readonly<Record<string, string>>
}) => {
  const t = useTranslations('report')
  const say = useTranslations('fault')
  const [posted, action] = useActionState(report, start)
  const [state, setState] = useState(posted)
  const [busy, startTransition] = useTransition()
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)

  const send = (form: FormData) =>
    startTransition(async () => {
      try {
        setState(await report(state, form))
      } catch {
        setState({ ...state, typed: readTyped(form), wrongs: [{ code: 'service.unreachable' }] })
      }
    })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step or a new refusal is what moves the reader
  useEffect(() => {
    if (first.current) first.current = false
    else heading.current?.focus()
  }, [state.step, state.wrongs])

  const props = { state, action, send, busy }
  const { step, wrongs } = state
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t(titles[step])}
      </h1>
      {wrongs.length > 0 && (
        <ErrorSummary
          title={t(step === 'review' ? 'notSent' : 'wrong')}
          errors={wrongs.map(({ code, field }) => ({
            field: field?.split('.')[0] ?? 'main',
            text: say(code),
          }))}
        />
      )}
      {step === 'place' && <PlaceStep {...props} levels={levels} />}
      {step === 'problem' && <ProblemStep key={String(state.cleaned)} {...props} categories={categories} />}
      {step === 'review' && <ReviewStep {...props} categories={categories} />}
      {step === 'receipt' && <ReceiptStep state={state} />}
    </>
  )
}
