'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { type Fix, watchPosition } from './watch-position.ts'

/** Asks the device where it is; shown only where there is script to ask. Waits some seconds for a better fix. */
export const GpsButton = ({
  send,
  kind,
}: {
  send: (form: FormData) => void
  kind: 'primary' | 'secondary'
}) => {
  const t = useTranslations('report')
  const [stage, setStage] = useState<'absent' | 'ready' | 'busy' | 'denied'>('absent')
  const [best, setBest] = useState<Fix | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => {
    setStage('geolocation' in navigator ? 'ready' : 'absent')
    return () => stop.current?.()
  }, [])
  if (stage === 'absent') return null

  const use = (fix: Fix | null) => {
    stop.current = null
    setBest(null)
    if (!fix) return setStage('denied')
    setStage('ready')
    const form = button.current?.form
    if (!form) return
    const filled = new FormData(form)
    for (const [name, value] of Object.entries({ ...fix, go: 'gps' })) filled.set(name, value)
    send(filled)
  }
  const ask = () => {
    setStage('busy')
    stop.current = watchPosition(setBest, use)
  }
  return (
    <>
      <Button
        ref={button}
        kind={kind}
        type="button"
        onClick={stage === 'busy' ? () => stop.current?.() : ask}
      >
        {stage !== 'busy' ? t('gps') : t(best ? 'gpsUse' : 'gpsStop')}
      </Button>
      {stage === 'busy' && (
        <p aria-live="polite">{best ? t('gpsBetter', { metres: best.accuracy }) : t('gpsBusy')}</p>
      )}
      {stage === 'denied' && <p role="alert">{t('gpsDenied')}</p>}
    </>
  )
}
