import { categories } from '@wangge/core/tip'
import type { CellRef } from '@wangge/grid'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { ChoiceField } from '../../../ui/choice-field.tsx'
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
        <ChoiceField
          id="cell"
          label={t('where')}
          value={chosen.cell}
          options={[
            { value: 'mine', name: t('mine') },
            ...cells.map(({ code, name }) => ({ value: code, name: t('allOf', { cell: name }) })),
          ]}
        />
        <ChoiceField
          id="category"
          label={t('category')}
          value={chosen.category ?? ''}
          options={[
            { value: '', name: t('all') },
            ...categories.map(({ code, name }) => ({ value: code, name: name[locale] })),
          ]}
        />
        <Tick name="overdue" value="1" label={t('onlyOverdue')} defaultChecked={chosen.overdue === '1'} />
        <Button kind="secondary">{t('show')}</Button>
      </form>
    </details>
  )
}
