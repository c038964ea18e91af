'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import type { Draft } from '../../../phone/draft.ts'
import { Button } from '../../../ui/button.tsx'
import type { Typed } from './report-state.ts'
import type { Drafting } from './use-drafting.ts'

/** The line is away: the tip waits on the phone and goes by itself. */
export const QueuedStep = ({
  drafting,
  typed,
  show,
}: {
  drafting: Drafting
  typed: Typed
  show: (draft: Draft | undefined) => Promise<void>
}) => {
  const t = useTranslations('report')
  const [busy, startTransition] = useTransition()
  const again = () =>
    startTransition(async () => {
      const draft = await drafting.deliver(typed)
      if (draft) await show(draft)
    })
  return (
    <>
      <p>{t('queuedText')}</p>
      <p>{t('queuedKeep')}</p>
      <Button type="button" onClick={again} disabled={busy}>
        {t(busy ? 'sending' : 'sendNow')}
      </Button>
      <Button kind="secondary" type="button" onClick={drafting.takeBack} disabled={busy}>
        {t('back')}
      </Button>
    </>
  )
}
