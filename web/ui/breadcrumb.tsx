import type { ReactNode } from 'react'
import styles from './breadcrumb.module.css'

/** The chain of cells above a page, highest first; the last place is the page itself. */
export const Breadcrumb = ({
  label,
  places,
}: {
  label: string
  places: { name: ReactNode; address: string }[]
}) => (
  <nav aria-label={label}>
    <ol className={styles.places}>
      {places.map(({ name, address }, index) => (
        <li className={styles.place} key={address}>
          <a href={address} aria-current={index === places.length - 1 ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ol>
  </nav>
)
