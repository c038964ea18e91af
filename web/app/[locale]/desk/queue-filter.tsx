import { categories } from '@wangge/core/tip'
import type { CellRef } from '@wangge/grid'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Tick } from '../../../ui/tick.tsx'
import styles from './queue-filter.module.css'

/** A plain GET form: my own desk, or all of a cell; folded away until something was chosen, so that the list comes first. */
export const QueueFilter = ({
  address,
  cells,
  chosen,
  isOpen,
}: {
  address: string
  cells: readonly CellRef[]
  chosen: Readonly<Record<string, string>>
  isOpen: boolean
}) => {
  const t = useTranslations('deskQueue')
  const locale = useLocale()
  return (
    <details className={styles.fold} open={isOpen}>
      <summary>{t('filter')}</summary>
      <form className={styles.filter} action={address} method="get" aria-label={t('filter')}>
        <Field id="cell" label={t('where')}>
          {(control) => (
            <select {...control} name="cell" defaultValue={chosen.cell}>
              <option value="mine">{t('mine')}</option>
              {cells.map(({ code, name }) => (
                <option key={code} value={code}>
                  {t('allOf', { cell: name })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="category" label={t('category')}>
          {(control) => (
            <select {...control} name="category" defaultValue={chosen.category ?? ''}>
              <option value="">{t('all')}</option>
              {categories.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name[locale]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Tick name="overdue" value="1" label={t('onlyOverdue')} defaultChecked={chosen.overdue === '1'} />
        <Button kind="secondary">{t('show')}</Button>
      </form>
    </details>
  )
}
