import styles from './whole.module.css'

/** An office line, to be called by a tap. */
export const Phone = ({ line }: { line: string }) => (
  <a className={styles.line} href={`tel:${line}`}>
    {line}
  </a>
)
