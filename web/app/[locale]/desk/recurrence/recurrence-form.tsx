import { categories } from '@wangge/core/tip'
import type { CellRef } from '@wangge/grid'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '../../../../ui/button.tsx'
import { Field } from '../../../../ui/field.tsx'

/** Which cell, and perhaps which kind: a plain GET form. */
export const RecurrenceForm = ({
  address,
  cells,
  chosen,
}: {
  address: string
  cells: readonly CellRef[]
  chosen: { readonly cell: string; readonly category: string | undefined }
}) => {
  const t = useTranslations('deskRecurrence')
  const locale = useLocale()
  return (
    <form action={address} method="get" aria-label={t('choose')}>
      <Field id="cell" label={t('where')}>
        {(control) => (
          <select {...control} name="cell" defaultValue={chosen.cell}>
            {cells.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
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
      <Button kind="secondary">{t('show')}</Button>
    </form>
  )
}
