import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'

/** Which month: a plain GET form; the cell asked about stays. */
export const MonthForm = ({
  months,
  month,
  cell,
  error,
}: {
  months: readonly { readonly value: string; readonly label: string }[]
  month: string | undefined
  cell: string | undefined
  error?: string | undefined
}) => {
  const t = useTranslations('patrols')
  return (
    <form action={addressIn(useLocale(), '/patrols')} method="get" aria-label={t('choose')}>
      {cell !== undefined && <input type="hidden" name="cell" value={cell} />}
      <Field id="month" label={t('month')} error={error}>
        {(control) => (
          <select {...control} name="month" defaultValue={month}>
            {months.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button kind="secondary">{t('show')}</Button>
    </form>
  )
}
