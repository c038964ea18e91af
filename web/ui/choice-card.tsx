import type { ComponentProps, ReactNode } from 'react'
import styles from './choice-card.module.css'

/**
 * A question answered by choosing one card. `id` is where an error summary leads. `small`: many cards of a picture and a
 * word; `wide`: few cards of more to read.
 */
export const Choices = ({
  id,
  label,
  hint,
  error,
  size = 'middle',
  children,
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  size?: 'small' | 'middle' | 'wide'
  children: ReactNode
}) => {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={styles.choices} id={id} tabIndex={-1} aria-describedby={describedBy || undefined}>
      <legend className={styles.legend}>{label}</legend>
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
      <div className={`${styles.cards} ${styles[size]}`}>{children}</div>
    </fieldset>
  )
}

/** One answer, with a picture. Takes the attributes of a radio button. */
export const ChoiceCard = ({
  title,
  text,
  picture,
  ...radio
}: { title: ReactNode; text?: ReactNode; picture?: ReactNode } & Omit<
  ComponentProps<'input'>,
  'title' | 'type'
>) => (
  <label className={styles.card}>
    <input {...radio} className={styles.radio} type="radio" />
    {picture && <span className={styles.picture}>{picture}</span>}
    <span>
      <span className={styles.title}>{title}</span>
      {text && <span className={styles.text}>{text}</span>}
    </span>
  </label>
)
