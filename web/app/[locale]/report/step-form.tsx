'use client'

import type { FormEvent, ReactNode, SubmitEvent } from 'react'
import type { StepProps } from './report-form.tsx'
import { carried, type FieldName } from './report-state.ts'

/**
 * The form of one step: carries along what other steps asked. `check` may hold a submission back until it is right;
 * `enter` is what the Enter key in a field means.
 */
export const StepForm = ({
  state,
  action,
  send,
  keep,
  asked,
  enter,
  check = (_, __, go) => go(),
  children,
}: StepProps & {
  asked: readonly FieldName[]
  enter: string
  check?: (button: HTMLButtonElement | null, filled: FormData, go: () => void) => void
  children: ReactNode
}) => {
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const button = event.nativeEvent.submitter as HTMLButtonElement | null
    // Read at once: the tapped point of the sketch is gone a moment later.
    const filled = new FormData(event.currentTarget, button)
    check(button, filled, () => send(filled))
  }
  return (
    <form
      action={action}
      onSubmit={submit}
      onInput={(event: FormEvent<HTMLFormElement>) => keep(new FormData(event.currentTarget))}
      noValidate
    >
      <button type="submit" name="go" value={enter} tabIndex={-1} hidden />
      {carried(asked).map((name) => (
        <input
          key={`${name} ${state.typed[name]}`}
          type="hidden"
          name={name}
          defaultValue={state.typed[name]}
        />
      ))}
      {children}
    </form>
  )
}
