'use client'

import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import type { Go, TrackState } from './track-state.ts'

/** What every form of the page gets. */
export type DeedForm = {
  readonly state: TrackState
  readonly action: (form: FormData) => void
  readonly errorOf: (field: string) => string | undefined
}

/** A form that does one deed by the receipt it carries along unseen. */
export const SectionForm = ({
  form: { state, action },
  go,
  label,
  kind = 'secondary',
  children,
}: {
  form: DeedForm
  go: Go
  label: string
  kind?: 'primary' | 'secondary' | 'danger'
  children?: ReactNode
}) => (
  <form action={action} noValidate>
    <input type="hidden" name="receipt" defaultValue={state.typed.receipt} />
    <input type="hidden" name="key" defaultValue={state.typed.key} />
    {children}
    <Button kind={kind} name="go" value={go}>
      {label}
    </Button>
  </form>
)

/** What was typed into a form that came back with something wrong; nothing for the others. */
export const typedIn = ({ state }: DeedForm, go: Go) =>
  state.go === go && !state.done ? state.typed : undefined
