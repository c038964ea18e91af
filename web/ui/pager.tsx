import styles from './pager.module.css'

type Target = { name: string; address: string }

/** Leads through a list by cursor: back to its start and on to the next page. */
export const Pager = ({
  label,
  first,
  next,
}: {
  label: string
  first?: Target | undefined
  next?: Target | undefined
}) => (
  <nav className={styles.pager} aria-label={label}>
    {first && <a href={first.address}>{first.name}</a>}
    {next && (
      <a className={styles.next} href={next.address} rel="next">
        {next.name}
      </a>
    )}
  </nav>
)
