import { Field } from './field.tsx'
import { Tick } from './tick.tsx'

type Option = { readonly value: string; readonly name: string }

/** One question of a form, in the words of its page. */
export type Question = {
  readonly name: string
  readonly label: string
  readonly kind: 'line' | 'area' | 'day' | 'time' | 'money' | 'choice' | 'ticks' | 'tick'
  readonly hint?: string
  readonly isOptional?: boolean
  readonly options?: readonly Option[]
  /** More of a choice, under headings. */
  readonly groups?: readonly { readonly name: string; readonly options: readonly Option[] }[]
  readonly value?: string
}

const inputs = {
  line: { type: 'text' },
  day: { type: 'date' },
  time: { type: 'datetime-local' },
  money: { type: 'text', inputMode: 'decimal' },
} as const

/**
 * A question with its control. `said`: what was answered before, null before any answer; it counts more than the value the question
 * begins with. `optional` is the word that marks an answer that may be left out.
 */
export const QuestionField = ({
  id,
  question: { name, label, kind, hint, isOptional = false, options = [], groups = [], value = '' },
  said,
  error,
  optional,
}: {
  id: string
  question: Question
  said: readonly string[] | null
  error?: string | undefined
  optional: string
}) => {
  if (kind === 'tick')
    return (
      <Tick
        id={id}
        name={name}
        value="yes"
        label={label}
        defaultChecked={said ? said.length > 0 : value === 'yes'}
      />
    )
  if (kind === 'ticks')
    return (
      <fieldset id={id}>
        <legend>
          {label} {isOptional && `(${optional})`}
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
    <Field id={id} label={label} hint={hint} error={error} optional={isOptional ? optional : undefined}>
      {(control) => {
        const given = { ...control, name, defaultValue: said?.[0] ?? value }
        if (kind === 'area') return <textarea {...given} rows={5} />
        if (kind === 'choice')
          return (
            <select {...given}>
              <Options of={options} />
              {groups.map((group) => (
                <optgroup key={group.name} label={group.name}>
                  <Options of={group.options} />
                </optgroup>
              ))}
            </select>
          )
        return <input {...given} {...inputs[kind]} autoComplete="off" />
      }}
    </Field>
  )
}

const Options = ({ of }: { of: readonly Option[] }) =>
  of.map(({ value, name }) => (
    <option key={value} value={value}>
      {name}
    </option>
  ))
