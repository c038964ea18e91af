'use client'

import { useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import { Button } from '../../../ui/button.tsx'
import type { StepProps } from './report-form.tsx'

/** Metres a photo's own place may be off: cameras seldom say. */
const ACCURACY = '50'

/** Offers the place the camera wrote into a photo; the citizen decides. */
export const PhotoPlace = ({ drafting, send }: StepProps) => {
  const t = useTranslations('report')
  const point = drafting.photos.find((photo) => photo.point)?.point
  if (!point) return null
  const use = ({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) => {
    if (!form) return
    const filled = new FormData(form)
    filled.set('go', 'gps')
    filled.set('lng', point.lng.toFixed(6))
    filled.set('lat', point.lat.toFixed(6))
    filled.set('datum', point.datum)
    filled.set('accuracy', ACCURACY)
    send(filled)
  }
  return (
    <Button kind="secondary" type="button" onClick={use}>
      {t('photoPlace')}
    </Button>
  )
}
