import type { ReactNode } from 'react'
import styles from './next-bar.module.css'

/** The one next step of a screen, within reach of the thumb however long the screen is; while it waits, at its end. */
export const NextBar = ({ waits = false, children }: { waits?: boolean; children: ReactNode }) => (
  <div className={waits ? styles.bar : `${styles.bar} ${styles.near}`}>{children}</div>
)
