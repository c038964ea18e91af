import type { ReactNode } from 'react'
import styles from './how-we-count.module.css'

/** The definition behind a figure, folded away. Printed open. */
export const HowWeCount = ({ title, children }: { title: string; children: ReactNode }) => (
  <details className={styles.details}>
    <summary className={styles.summary}>{title}</summary>
    <div className={styles.text}>{children}</div>
  </details>
)
