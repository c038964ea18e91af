import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import type { Term } from '../../../server/time-line.ts'
import { Button } from '../../../ui/button.tsx'
import { noonOf } from '../../../ui/due.tsx'
import { Field } from '../../../ui/field.tsx'
import styles from './coverage-form.module.css'

/** Which scheme on which day: a plain GET form. Either may be left out; a cell asked about stays. */
export const CoverageForm = ({
  terms,
  scheme,
  day,
  cell,
  error,
}: {
  terms: readonly Term[]
  scheme: string | undefined
  day: string | undefined
  cell: string | undefined
  error: string | undefined
}) => {
  const locale = useLocale()
  const t = useTranslations('coverage')
  const format = useFormatter()
  const date = (each: string) => format.dateTime(noonOf(each), { dateStyle: 'medium' })
  return (
    <form
      className={styles.form}
      action={addressIn(locale, '/coverage')}
      method="get"
      aria-label={t('choose')}
    >
      {cell !== undefined && <input type="hidden" name="cell" value={cell} />}
      <Field id="scheme" label={t('scheme')}>
        {(control) => (
          <select {...control} name="scheme" defaultValue={scheme ?? ''}>
            <option value="">{t('schemeOfDay')}</option>
            {terms.map(({ scheme: { id, name, validFrom } }) => (
              <option key={id} value={id}>
                {t('schemeSince', { name: name[locale], date: date(validFrom) })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="on" label={t('day')} hint={t('dayHint')} error={error}>
        {(control) => <input {...control} type="date" name="on" defaultValue={day} />}
      </Field>
      <Button kind="secondary">{t('show')}</Button>
    </form>
  )
}
