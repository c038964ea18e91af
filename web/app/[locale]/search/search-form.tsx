import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { MOST_CHARACTERS } from '../../../server/search-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import styles from './search-form.module.css'

/** A plain GET form: the words stand in the address, to be kept and shared. */
export const SearchForm = ({ words = '', error }: { words?: string; error?: string | undefined }) => {
  const locale = useLocale()
  const t = useTranslations('search')
  return (
    <search>
      <form className={styles.form} action={addressIn(locale, '/search')} method="get">
        <Field id="q" label={t('label')} hint={t('hint')} error={error}>
          {(control) => (
            <input
              {...control}
              type="search"
              name="q"
              defaultValue={words}
              maxLength={MOST_CHARACTERS}
              enterKeyHint="search"
              autoCapitalize="off"
              spellCheck={false}
            />
          )}
        </Field>
        <Button kind="secondary">{t('find')}</Button>
      </form>
    </search>
  )
}
