import { Field } from './field.tsx'

/** One of several, under the name of its id. */
export const ChoiceField = ({
  id,
  label,
  options,
  value,
}: {
  id: string
  label: string
  options: readonly { readonly value: string; readonly name: string }[]
  value?: string | undefined
}) => (
  <Field id={id} label={label}>
    {(control) => (
      <select {...control} name={id} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    )}
  </Field>
)
