import type { ReactNode } from 'react'
import styles from './field.module.css'

type Control = { id: string; className: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

/**
 * One question: label, hint, error, then the control. `children` receives the attributes that tie the control
 * to them: `<Field id="phone" label="…">{(control) => <input {...control} name="phone" />}</Field>`.
 * `optional` is the word that marks an answer that may be left out.
 */
export const Field = ({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  optional?: ReactNode
  children: (control: Control) => ReactNode
}) => {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? `${styles.field} ${styles.wrong}` : styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {optional && <span className={styles.optional}> ({optional})</span>}
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({
        id,
        className: styles.control ?? '',
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
    </div>
  )
}
