import type { ReactNode } from 'react'
import styles from './badge.module.css'

export type BadgeState = 'received' | 'handling' | 'overdue' | 'resolved' | 'unverified'

/** A state, in its colour and always in words. */
export const Badge = ({ state, children }: { state: BadgeState; children: ReactNode }) => (
  <span className={`${styles.badge} ${styles[state]}`}>{children}</span>
)
