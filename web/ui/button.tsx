import type { ComponentProps } from 'react'
import styles from './button.module.css'

type Kind = 'primary' | 'secondary' | 'danger'

/** A button that acts. Full width on phones. */
export const Button = ({ kind = 'primary', ...rest }: { kind?: Kind } & ComponentProps<'button'>) => (
  <button {...rest} className={`${styles.button} ${styles[kind]}`} />
)

/** A link that looks like a button, for the one next step of a page. */
export const ButtonLink = ({ kind = 'primary', ...rest }: { kind?: Kind } & ComponentProps<'a'>) => (
  <a {...rest} className={`${styles.button} ${styles[kind]}`} />
)
