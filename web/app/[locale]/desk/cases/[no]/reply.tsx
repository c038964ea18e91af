'use client'

import type { ReactNode } from 'react'
import styles from './deed-form.module.css'
import { type Carried, DeedForm, idOf } from './deed-form.tsx'
import type { FormView } from './form-views.ts'

/** What reporter and handlers told each other about one tip, and a form to say more. */
export const Reply = ({
  form,
  tip,
  carried,
  open,
  children,
}: {
  form: FormView | null
  tip: string
  carried: Carried
  open: boolean
  children: ReactNode
}) => (
  <>
    {children}
    {form && (
      <details className={styles.deed} id={`deed-${idOf('write', tip)}`} open={open}>
        <summary>{form.title}</summary>
        <div className={styles.body}>
          <DeedForm
            form={form}
            tip={tip}
            carried={open || !carried.typed.tip ? carried : { ...carried, typed: {} }}
          />
        </div>
      </details>
    )}
  </>
)
