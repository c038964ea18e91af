import type { ReactNode } from 'react'
import styles from './timeline.module.css'

/** `at` is an RFC 3339 instant and `date` the same in words; `by` names a role; `clock` says what time limit ran or runs. */
export type Step = {
  id: string
  at: string
  date: string
  title: ReactNode
  by?: ReactNode
  text?: ReactNode
  clock?: ReactNode
  /** What is no text: pictures. */
  more?: ReactNode
}

/** What happened, in the order given. */
export const Timeline = ({ steps }: { steps: Step[] }) => (
  <ol className={styles.timeline}>
    {steps.map(({ id, at, date, title, by, text, clock, more }) => (
      <li className={styles.step} key={id}>
        <time className={styles.date} dateTime={at}>
          {date}
        </time>
        <p className={styles.title}>
          {title}
          {by && <span className={styles.by}> · {by}</span>}
        </p>
        {text && <p className={styles.text}>{text}</p>}
        {clock && <p className={styles.clock}>{clock}</p>}
        {more}
      </li>
    ))}
  </ol>
)
