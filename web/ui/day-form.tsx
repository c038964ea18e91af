import { useTranslations } from 'next-intl'
import { Button } from './button.tsx'
import styles from './day-form.module.css'
import { Field } from './field.tsx'

/** Asks a page about another day, in its address: `?on=2018-03-01`. */
export const DayForm = ({
  address,
  day,
  error,
}: {
  address: string
  day?: string | undefined
  error?: string | undefined
}) => {
  const t = useTranslations('cell.day')
  return (
    <form className={styles.form} action={address} method="get">
      <Field id="on" label={t('title')} hint={t('hint')} error={error}>
        {(control) => <input {...control} name="on" type="date" defaultValue={day} />}
      </Field>
      <Button kind="secondary">{t('show')}</Button>
    </form>
  )
}
