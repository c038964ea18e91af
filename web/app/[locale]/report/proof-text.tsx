'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import styles from './proof-text.module.css'

/** The signed word that this tip was accepted: whoever holds it can prove that later. */
export const ProofText = ({ proof }: { proof: string }) => {
  const t = useTranslations('report')
  const [stage, setStage] = useState<'absent' | 'ready' | 'copied'>('absent')
  useEffect(() => setStage('clipboard' in navigator ? 'ready' : 'absent'), [])
  return (
    <HowWeCount title={t('proof')}>
      <p>{t('proofHint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <pre className={styles.proof} tabIndex={0}>
        {proof}
      </pre>
      {stage !== 'absent' && (
        <Button
          kind="secondary"
          type="button"
          onClick={() => {
            navigator.clipboard.writeText(proof).then(
              () => setStage('copied'),
              () => {},
            )
          }}
        >
          {t('copy')}
        </Button>
      )}
      <p role="status">{stage === 'copied' && t('copied')}</p>
    </HowWeCount>
  )
}
