import type { ReactNode } from 'react'
import styles from './map-frame.module.css'

/** A map drawn on the server, its caption, and beside it a list that says the same, unless that stands elsewhere on the page. */
export const MapFrame = ({
  map,
  caption,
  children,
}: {
  map: ReactNode
  caption: ReactNode
  children?: ReactNode
}) => (
  <div className={styles.frame}>
    <figure className={styles.figure}>
      {map}
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
    {children && <div className={styles.list}>{children}</div>}
  </div>
)
