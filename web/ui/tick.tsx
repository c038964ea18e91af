import type { ComponentProps, ReactNode } from 'react'
import styles from './tick.module.css'

/** One thing to tick. What stands inside appears with the tick, with script or without. */
export const Tick = ({
  label,
  children,
  ...box
}: { label: ReactNode; children?: ReactNode } & Omit<ComponentProps<'input'>, 'type'>) => (
  <div className={styles.tick}>
    <label className={styles.label}>
      <input {...box} className={styles.box} type="checkbox" />
      <span>{label}</span>
    </label>
    {children && <div className={styles.shown}>{children}</div>}
  </div>
)
