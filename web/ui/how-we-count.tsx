import type { ReactNode } from 'react'
import styles from './how-we-count.module.css'

/** The definition behind a figure, or what is seldom needed, folded away. Printed open. */
export const HowWeCount = ({
  title,
  isOpen,
  children,
}: {
  title: string
  /** Unfolded from the start. */
  isOpen?: boolean
  children: ReactNode
}) => (
  <details className={styles.details} open={isOpen}>
    <summary className={styles.summary}>{title}</summary>
    <div className={styles.text}>{children}</div>
  </details>
)
