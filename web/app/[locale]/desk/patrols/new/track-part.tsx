'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../../../ui/button.tsx'

const sentences = ['on', 'got', 'denied'] as const

/** The way: the island `patrol` records it while the page is open; without it the patrol is recorded without one. */
export const TrackPart = ({ said }: { said: string }) => {
  const t = useTranslations('deskPatrols.track')
  return (
    <section aria-labelledby="track" data-track>
      <h2 id="track">{t('title')}</h2>
      <input type="hidden" name="track" defaultValue={said} />
      <p data-say="off">{t('off')}</p>
      {sentences.map((sentence) => (
        <p key={sentence} data-say={sentence} hidden role="status">
          {t(sentence, { points: '{points}' })}
        </p>
      ))}
      {(['start', 'stop', 'drop'] as const).map((act) => (
        <Button key={act} kind="secondary" type="button" hidden data-act={act}>
          {t(act)}
        </Button>
      ))}
    </section>
  )
}
