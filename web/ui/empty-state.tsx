import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** Nothing to show: says so, why, and what to do instead. */
export const EmptyState = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={styles.empty}>
    <p className={styles.title}>{title}</p>
    {children}
  </div>
)
