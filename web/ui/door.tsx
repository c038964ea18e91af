import styles from './door.module.css'

/** A big way in from the home page: where it leads and what awaits there. */
export const Door = ({
  kind,
  address,
  title,
  text,
}: {
  kind: 'first' | 'second' | 'small'
  address: string
  title: string
  text: string
}) => (
  <a className={`${styles.door} ${styles[kind]}`} href={address}>
    <span className={styles.title}>{title}</span>
    <span className={styles.text}>{text}</span>
  </a>
)
