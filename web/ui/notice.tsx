import type { ReactNode } from 'react'
import styles from './notice.module.css'

/** Something a reader must know about the page: demonstration data, a held or a withdrawn record. */
export const Notice = ({
  kind,
  title,
  children,
}: {
  kind: 'demo' | 'held' | 'withdrawn'
  title: string
  children: ReactNode
}) => (
  <p className={`${styles.notice} ${styles[kind]}`}>
    <strong className={styles.title}>{title}</strong> {children}
  </p>
)
