'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { type Question, QuestionField } from '../../../../ui/question-field.tsx'
import { useOffice } from './office.tsx'

/** One question of an office's form. */
export type OfficeField = Question

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

const Asked = ({ form, field }: { form: string; field: OfficeField }) => {
  const t = useTranslations('deskOffice')
  const say = useTranslations('fault')
  const { state } = useOffice()
  const isMine = state.form === form
  const wrong = isMine
    ? state.wrongs.find(({ field: at = '' }) => at.split('.')[0] === field.name)
    : undefined
  return (
    <QuestionField
      id={`${form}-${field.name}`}
      question={field}
      said={isMine ? (state.typed[field.name] ?? []) : null}
      error={wrong && say(wrong.code as 'case.stale', { minutes: 0 })}
      optional={t('optional')}
    />
  )
}
