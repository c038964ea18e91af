'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Field } from '../../../../ui/field.tsx'
import { Tick } from '../../../../ui/tick.tsx'
import { useOffice } from './office.tsx'

type OfficeOption = { readonly value: string; readonly name: string }

/** One question, in the words of the page. */
export type OfficeField = {
  readonly name: string
  readonly label: string
  readonly kind: 'line' | 'area' | 'day' | 'time' | 'money' | 'choice' | 'ticks' | 'tick'
  readonly hint?: string
  readonly isOptional?: boolean
  readonly options?: readonly OfficeOption[]
  readonly value?: string
}

/** A form for one deed. What was typed comes back with what was wrong. `hidden` goes along. */
export const OfficeForm = ({
  name,
  hidden = {},
  fields = [],
  submit,
  kind,
  children,
}: {
  name: string
  hidden?: Readonly<Record<string, string | number>>
  fields?: readonly OfficeField[]
  submit: string
  kind?: 'primary' | 'secondary' | 'danger'
  children?: ReactNode
}) => {
  const { action } = useOffice()
  return (
    <form action={action} noValidate id={`form-${name}`}>
      <input type="hidden" name="form" value={name} />
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {fields.map((field) => (
        <Asked key={field.name} form={name} field={field} />
      ))}
      {children}
      <Button {...(kind && { kind })}>{submit}</Button>
    </form>
  )
}

const inputs = {
  line: { type: 'text' },
  day: { type: 'date' },
  time: { type: 'datetime-local' },
  money: { type: 'text', inputMode: 'decimal' },
} as const

const Asked = ({ form, field }: { form: string; field: OfficeField }) => {
  const t = useTranslations('deskOffice')
  const say = useTranslations('fault')
  const { state } = useOffice()
  const { name, label, kind, hint, isOptional, options = [], value = '' } = field
  const isMine = state.form === form
  const said = isMine ? state.typed[name] : undefined
  const wrong = isMine ? state.wrongs.find(({ field: at = '' }) => at.split('.')[0] === name) : undefined
  const id = `${form}-${name}`
  if (kind === 'tick')
    return (
      <Tick
        id={id}
        name={name}
        value="yes"
        label={label}
        defaultChecked={isMine ? !!said : value === 'yes'}
      />
    )
  if (kind === 'ticks')
    return (
      <fieldset id={id}>
        <legend>
          {label} {isOptional && `(${t('optional')})`}
        </legend>
        {hint && <p>{hint}</p>}
        {options.map((option) => (
          <Tick
            key={option.value}
            name={name}
            value={option.value}
            label={option.name}
            defaultChecked={said?.includes(option.value) ?? false}
          />
        ))}
      </fieldset>
    )
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={wrong && say(wrong.code as 'case.stale', { minutes: 0 })}
      optional={isOptional ? t('optional') : undefined}
    >
      {(control) => {
        const given = { ...control, name, defaultValue: said?.[0] ?? value }
        if (kind === 'area') return <textarea {...given} rows={5} />
        if (kind === 'choice')
          return (
            <select {...given}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.name}
                </option>
              ))}
            </select>
          )
        return <input {...given} {...inputs[kind]} autoComplete="off" />
      }}
    </Field>
  )
}
