'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef, useState, useTransition } from 'react'
import type { Draft } from '../../../phone/draft.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { report } from './actions.ts'
import { DraftNotice } from './draft-notice.tsx'
import { HeadBar } from './head-bar.tsx'
import { anchorOf, moveHere } from './moves.ts'
import { PlaceStep } from './place-step.tsx'
import { ProblemStep } from './problem-step.tsx'
import { QueuedStep } from './queued-step.tsx'
import { ReceiptStep } from './receipt-step.tsx'
import { formOf, nothingTyped, type ReportState, readTyped, sameTyped, type Typed } from './report-state.ts'
import { ReviewStep } from './review-step.tsx'
import { type Drafting, useDrafting } from './use-drafting.ts'
import { WhoStep } from './who-step.tsx'

export type Named = { readonly code: string; readonly name: string }

/** What every step gets: the state, the form's action for pages without script, and the ways to send and keep with it. */
export type StepProps = {
  readonly state: ReportState
  readonly action: (form: FormData) => void
  readonly send: (form: FormData) => void
  readonly keep: (form: FormData) => void
  readonly drafting: Drafting
  readonly busy: boolean
}

const titles = {
  place: 'stepPlace',
  problem: 'stepProblem',
  who: 'stepWho',
  review: 'stepReview',
  receipt: 'stepReceipt',
} as const

/**
 * The report in steps. Without script each step is a plain form post that comes back as a page (`action`). With it the
 * page moves on by itself, asks the server only for places, keeps a draft, and sends by the phone's own way.
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
  const [queued, setQueued] = useState(false)
  const [offline, setOffline] = useState(false)
  /** Counts what put other answers into the fields than those that were typed there. */
  const [version, setVersion] = useState(0)
  const [busy, startTransition] = useTransition()
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)

  const startAnew = async (typed: Typed) => {
    const key = (await drafting.renew(typed)) ?? typed.key
    setState((now) => ({
      ...now,
      step: 'place',
      typed: { ...typed, key },
      wrongs: [],
      submitted: null,
      pictures: null,
    }))
    setVersion((count) => count + 1)
  }

  /** What became of a draft, here or elsewhere on this phone. */
  const show = async (draft: Draft | undefined) => {
    setQueued(draft?.state === 'queued')
    if (!draft) return startAnew(nothingTyped(crypto.randomUUID()))
    const { typed, step, submitted, wrongs = [] } = draft
    if (submitted) {
      const { drawReceipt } = await import('./receipt-picture.ts')
      const pictures = drawReceipt(submitted)
      setState((now) => ({ ...now, step: 'receipt', typed, submitted, pictures, wrongs }))
    } else {
      setState((now) => ({ ...now, step, typed, wrongs }))
    }
    setVersion((count) => count + 1)
  }
  const begin = (key: string, found: Draft | undefined) => {
    if (!found) return setState((now) => ({ ...now, typed: { ...now.typed, key } }))
    void show(found)
    // Whose place it was is asked again; without a line the draft goes on without.
    report(state, formOf(found.typed, 'place')).then(
      ({ told, lists, finds, sketch, nearby }) =>
        setState((now) => ({ ...now, told, lists, finds, sketch, nearby })),
      () => setOffline(true),
    )
  }
  const drafting = useDrafting(
    { typed: posted.typed, isBegun: isBegun(posted) },
    begin,
    (draft) => void show(draft),
  )

  const askServer = async (form: FormData, typed: Typed) => {
    try {
      const next = await report(state, form)
      setOffline(false)
      drafting.keep(next.typed, next.step)
      setState(next)
    } catch {
      setOffline(true)
      const isPosition = form.get('go') === 'gps'
      const wrongs = isPosition ? [] : [{ code: 'service.unreachable' } as const]
      setState({ ...state, typed: isPosition ? { ...typed, cell: '' } : typed, wrongs })
    }
  }
  const deliver = async (form: FormData, typed: Typed) => {
    const after = await drafting.deliver(typed).catch(() => undefined)
    const byForm = !after || after.wrongs?.some(({ code }) => code.startsWith('challenge.'))
    if (byForm && drafting.photos.length === 0) return askServer(form, typed)
    await show(after ?? { key: typed.key, typed, photos: [], step: 'review', changedAt: 0, state: 'queued' })
  }
  const send = (form: FormData) => {
    const typed = readTyped(form)
    const go = String(form.get('go') ?? '')
    if (go === 'another') {
      return startTransition(() => startAnew(sameTyped(typed, crypto.randomUUID())))
    }
    const isSearch = go === 'place' && state.step === 'place'
    const moved = isSearch || form.has('map.x') ? undefined : moveHere(state, typed, go)
    if (moved) {
      drafting.keep(moved.typed, moved.step)
      return setState(moved)
    }
    startTransition(() => (go === 'send' ? deliver(form, typed) : askServer(form, typed)))
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step or a new refusal is what moves the reader
  useEffect(() => {
    if (first.current) first.current = false
    else heading.current?.focus()
  }, [state.step, queued, state.wrongs.length > 0 && state.wrongs])

  const keep = (form: FormData) => drafting.keep(readTyped(form), state.step)
  const props = { state, action, send, keep, drafting, busy }
  const { step, wrongs } = state
  const key = `${version} ${state.cleaned}`
  return (
    <>
      {drafting.hasScript && <HeadBar />}
      <h1 ref={heading} tabIndex={-1}>
        {t(queued ? 'stepQueued' : titles[step])}
      </h1>
      {wrongs.length > 0 && !queued && (
        <ErrorSummary
          title={t(step === 'review' ? 'notSent' : step === 'receipt' ? 'sentWithout' : 'wrong')}
          errors={wrongs.map(({ code, field }) => ({ field: anchorOf(field), text: say(code), code }))}
        />
      )}
      {offline && !queued && <p>{t('offline')}</p>}
      {step === 'place' && !queued && <DraftNotice drafting={drafting} />}
      {queued && <QueuedStep drafting={drafting} typed={state.typed} show={show} />}
      {!queued && step === 'place' && <PlaceStep key={key} {...props} levels={levels} />}
      {!queued && step === 'problem' && <ProblemStep key={key} {...props} categories={categories} />}
      {!queued && step === 'who' && <WhoStep key={key} {...props} />}
      {!queued && step === 'review' && <ReviewStep {...props} categories={categories} />}
      {!queued && step === 'receipt' && <ReceiptStep {...props} />}
    </>
  )
}

/** Whether the page came with answers in it: those of a form posted without script. */
const isBegun = ({ step, typed, wrongs }: ReportState) =>
  step !== 'place' ||
  wrongs.length > 0 ||
  typed.shown !== '' ||
  typed.evidence !== '' ||
  typed.lng !== '' ||
  typed.against !== ''
