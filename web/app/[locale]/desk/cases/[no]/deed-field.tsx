'use client'

import { useTranslations } from 'next-intl'
import { ChoiceCard, Choices } from '../../../../../ui/choice-card.tsx'
import { Field } from '../../../../../ui/field.tsx'
import { Tick } from '../../../../../ui/tick.tsx'
import styles from './deed-form.module.css'
import type { FieldView } from './form-views.ts'
import { PhotoField } from './photo-field.tsx'
import { PlaceField } from './place-field.tsx'

type Asked = {
  readonly id: string
  readonly no: string
  readonly field: FieldView
  readonly said: readonly string[]
  readonly error?: string | undefined
}

/** One question of a form, with what was answered before. */
export const DeedField = (asked: Asked) => {
  switch (asked.field.kind) {
    case 'cards':
      return <Cards {...asked} />
    case 'ticks':
    case 'units':
      return <Ticks {...asked} />
    case 'photos':
      return <PhotoField {...asked} />
    case 'place':
      return <PlaceField />
    default:
      return <Typed {...asked} />
  }
}

const Cards = ({ id, field: { name, label, hint, options }, said, error }: Asked) => (
  <Choices id={id} label={label} hint={hint} error={error}>
    {options.map(({ value, label }) => (
      <ChoiceCard key={value} name={name} value={value} title={label} defaultChecked={said[0] === value} />
    ))}
  </Choices>
)

/** Several answers of a list that may be long: it scrolls by itself. */
const Ticks = ({ id, field: { name, label, hint, options, groups }, said, error }: Asked) => (
  <Choices id={id} label={label} hint={hint} error={error} size="wide">
    <div className={styles.ticks}>
      {[{ label: '', options }, ...groups].map((group) =>
        group.options.length === 0 ? null : (
          <div key={group.label}>
            {group.label && <p className={styles.group}>{group.label}</p>}
            {group.options.map(({ value, label }) => (
              <Tick
                key={value}
                name={name}
                value={value}
                label={label}
                defaultChecked={said.includes(value)}
              />
            ))}
          </div>
        ),
      )}
    </div>
  </Choices>
)

const Typed = ({ id, field, said, error }: Asked) => {
  const t = useTranslations('deskCase')
  const { name, kind, label, hint, optional, options, groups } = field
  const was = said[0] ?? ''
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional && t('optional')}>
      {(control) => {
        if (kind === 'text') return <textarea {...control} name={name} rows={4} defaultValue={was} />
        if (kind === 'select' || kind === 'unit')
          return (
            <select {...control} name={name} defaultValue={was}>
              <option value="">{t('choose')}</option>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
              {groups.map(({ label, options }) => (
                <optgroup key={label} label={label}>
                  {options.map(({ value, label, unit }) => (
                    <option key={value} value={value} data-unit={unit}>
                      {label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )
        const typed = { day: { type: 'date' }, number: { inputMode: 'numeric' as const } }
        return (
          <input
            {...control}
            {...(kind === 'day' || kind === 'number' ? typed[kind] : {})}
            name={name}
            defaultValue={was}
            autoComplete="off"
          />
        )
      }}
    </Field>
  )
}
