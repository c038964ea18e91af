'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { addressIn } from '../../../../i18n/locales.ts'
import type { Draft } from '../../../../phone/draft.ts'
import type { Drafts } from '../../../../phone/drafts.ts'
import { Button, ButtonLink } from '../../../../ui/button.tsx'
import { setTabDraft } from '../tab-draft.ts'
import styles from './draft-list.module.css'
import { EraseAll } from './erase-all.tsx'

/** The drafts of this phone: to go on with, to delete, or all of it to erase. */
export const DraftList = () => {
  const t = useTranslations('report')
  const [drafts, setDrafts] = useState<Drafts>()
  const [listed, setListed] = useState<readonly Draft[]>()
  const [hasScript, setHasScript] = useState(false)

  useEffect(() => {
    setHasScript(true)
    let hear: (() => void) | undefined
    const opened = import('../phone.ts').then(async ({ openDrafts, onChange, resumeQueue }) => {
      const found = await openDrafts()
      const look = () => found.list().then(setListed)
      const deaf = onChange(() => void look())
      const queue = resumeQueue(found)
      hear = () => {
        deaf()
        queue.stop()
      }
      setDrafts(found)
      await look()
    })
    opened.catch(() => setListed([]))
    return () => hear?.()
  }, [])

  if (!hasScript) return <p>{t('draftsNeedScript')}</p>
  if (!listed) return <p role="status">{t('draftsReading')}</p>
  return (
    <>
      {listed.length === 0 && <p>{t('draftsNone')}</p>}
      <ul className={styles.drafts}>
        {listed.map((draft) => (
          <Line key={draft.key} draft={draft} remove={() => void drafts?.remove(draft.key)} />
        ))}
      </ul>
      <EraseAll erased={() => setListed([])} />
    </>
  )
}

const Line = ({ draft, remove }: { draft: Draft; remove: () => void }) => {
  const locale = useLocale()
  const t = useTranslations('report')
  const format = useFormatter()
  const { key, typed, photos, state, changedAt, submitted } = draft
  const title = typed.description.trim().slice(0, 40) || t('draftUntitled')
  const states = {
    open: () => t('draftOpen'),
    queued: () => t('draftQueued'),
    sent: () => t('draftSent', { no: submitted?.tipNo ?? '' }),
  }
  return (
    <li className={styles.draft}>
      <p>
        <strong>{title}</strong>
        <br />
        {[
          states[state](),
          t('draftPhotos', { count: photos.length }),
          format.dateTime(changedAt, { dateStyle: 'medium', timeStyle: 'short' }),
        ].join(' · ')}
      </p>
      <ButtonLink
        kind="secondary"
        href={addressIn(locale, '/report')}
        aria-label={`${t(state === 'sent' ? 'draftReceipt' : 'draftContinue')}: ${title}`}
        onClick={() => setTabDraft(key)}
      >
        {t(state === 'sent' ? 'draftReceipt' : 'draftContinue')}
      </ButtonLink>
      <Button kind="danger" type="button" onClick={remove} aria-label={`${t('draftDelete')}: ${title}`}>
        {t('draftDelete')}
      </Button>
    </li>
  )
}
