import styles from './error-summary.module.css'

/**
 * What stands in the way, at the top of a form: takes the focus, and each line leads to its field. The first fault's
 * `code` goes with it, and gives the page its status (`open-next/finish.ts`).
 */
export const ErrorSummary = ({
  title,
  errors,
}: {
  title: string
  errors: { field: string; text: string; code?: string }[]
}) => (
  <div
    className={styles.summary}
    role="alert"
    data-fault={errors.find(({ code }) => code)?.code}
    tabIndex={-1}
    // biome-ignore lint/a11y/noAutofocus: without script, focus is the only way to announce why the form came back
    autoFocus
  >
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
