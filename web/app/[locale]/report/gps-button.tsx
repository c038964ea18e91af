'use client'

import { useTranslations } from 'next-intl'
import { type MouseEvent, useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'

/** Asks the device where it is; shown only where there is script to ask. Browsers answer in WGS-84. */
export const GpsButton = ({ send }: { send: (form: FormData) => void }) => {
  const t = useTranslations('report')
  const [stage, setStage] = useState<'absent' | 'ready' | 'busy' | 'denied'>('absent')
  useEffect(() => setStage('geolocation' in navigator ? 'ready' : 'absent'), [])
  if (stage === 'absent') return null

  const ask = ({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) => {
    if (!form) return
    setStage('busy')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const filled = new FormData(form)
        filled.set('go', 'gps')
        filled.set('lng', coords.longitude.toFixed(6))
        filled.set('lat', coords.latitude.toFixed(6))
        filled.set('datum', 'wgs84')
        filled.set('accuracy', String(Math.min(Math.round(coords.accuracy), 100_000)))
        setStage('ready')
        send(filled)
      },
      () => setStage('denied'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  return (
    <>
      <Button kind="secondary" type="button" onClick={ask} disabled={stage === 'busy'}>
        {t(stage === 'busy' ? 'gpsBusy' : 'gps')}
      </Button>
      {stage === 'denied' && <p role="alert">{t('gpsDenied')}</p>}
    </>
  )
}
