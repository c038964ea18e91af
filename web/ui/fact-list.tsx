import type { ReactNode } from 'react'
import styles from './fact-list.module.css'

/** Terms and their values. */
export const FactList = ({ facts }: { facts: { term: string; value: ReactNode }[] }) => (
  <dl className={styles.facts}>
    {facts.map(({ term, value }) => (
      <div className={styles.fact} key={term}>
        <dt className={styles.term}>{term}</dt>
        <dd className={styles.value}>{value}</dd>
      </div>
    ))}
  </dl>
)
