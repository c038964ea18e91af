import type { ReactNode } from 'react'
import styles from './columns.module.css'

/** A page's content, one column wide; from 960 px its facts stand beside it. */
export const Columns = ({ facts, children }: { facts?: ReactNode; children: ReactNode }) => (
  <div className={styles.columns}>
    <div className={styles.content}>{children}</div>
    {facts && <aside className={styles.facts}>{facts}</aside>}
  </div>
)
