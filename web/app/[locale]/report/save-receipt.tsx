'use client'

import { useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import { ButtonLink } from '../../../ui/button.tsx'

/** Points of the picture for one of the drawing. */
const SHARPNESS = 3

/** Keeps the receipt as a picture: drawn to pixels where there is script, else as the drawing itself. */
export const SaveReceipt = ({ picture, tipNo }: { picture: string; tipNo: string }) => {
  const t = useTranslations('report')
  const save = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault()
    const drawing = new Image()
    drawing.onload = () => {
      const canvas = document.createElement('canvas')
      canvas.width = drawing.naturalWidth * SHARPNESS
      canvas.height = drawing.naturalHeight * SHARPNESS
      canvas.getContext('2d')?.drawImage(drawing, 0, 0, canvas.width, canvas.height)
      canvas.toBlob((pixels) => {
        if (!pixels) return
        const link = document.createElement('a')
        link.href = URL.createObjectURL(pixels)
        link.download = `${tipNo}.png`
        link.click()
        URL.revokeObjectURL(link.href)
      })
    }
    drawing.src = picture
  }
  return (
    <ButtonLink kind="secondary" href={picture} download={`${tipNo}.svg`} onClick={save}>
      {t('saveReceipt')}
    </ButtonLink>
  )
}
