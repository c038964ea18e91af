import styles from './error-summary.module.css'

/** What stands in the way, at the top of a form: takes the focus, and each line leads to its field. */
export const ErrorSummary = ({
  title,
  errors,
}: {
  title: string
  errors: { field: string; text: string }[]
}) => (
  // biome-ignore lint/a11y/noAutofocus: without script, focus is the only way to announce why the form came back
  <div className={styles.summary} role="alert" tabIndex={-1} autoFocus>
    <h2 className={styles.title}>{title}</h2>
    <ul className={styles.list}>
      {errors.map(({ field, text }) => (
        <li key={field}>
          <a href={`#${field}`}>{text}</a>
        </li>
      ))}
    </ul>
  </div>
)
