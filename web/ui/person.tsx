import { InChinese } from './in-chinese.tsx'
import styles from './whole.module.css'

/** A name, whole. */
export const Person = ({ name }: { name: string }) => (
  <span className={styles.whole}>
    <InChinese>{name}</InChinese>
  </span>
)
