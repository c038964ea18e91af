'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import styles from './erase-all.module.css'

/** Takes everything of this site from this phone, once that was confirmed in words. */
export const EraseAll = ({ erased }: { erased: () => void }) => {
  const t = useTranslations('report')
  const question = useRef<HTMLDialogElement>(null)
  const [isDone, setIsDone] = useState(false)
  const erase = async () => {
    question.current?.close()
    const { eraseEverything } = await import('../../../../phone/erase-everything.ts')
    await eraseEverything().catch(() => {})
    setIsDone(true)
    erased()
  }
  return (
    <>
      <Button kind="danger" type="button" onClick={() => question.current?.showModal()}>
        {t('eraseAll')}
      </Button>
      <p role="status">{isDone && t('erased')}</p>
      <dialog ref={question} className={styles.question} aria-labelledby="erase-title">
        <h2 id="erase-title">{t('eraseAll')}</h2>
        <p>{t('eraseSure')}</p>
        <Button kind="danger" type="button" onClick={() => void erase()}>
          {t('eraseYes')}
        </Button>
        <Button kind="secondary" type="button" onClick={() => question.current?.close()}>
          {t('eraseNo')}
        </Button>
      </dialog>
    </>
  )
}
