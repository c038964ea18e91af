import type { CaseStatus } from '@wangge/core/case/stage'
import type { CellRef } from '@wangge/grid'
import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Tick } from '../../../ui/tick.tsx'
import styles from './case-filter.module.css'

/** A plain GET form: what it asks for stands in the address, to be kept and shared. */
export const CaseFilter = ({
  address,
  cells,
  statuses,
  cell,
  status,
  late,
}: {
  address: string
  cells: readonly CellRef[]
  statuses: readonly CaseStatus[]
  cell?: string | undefined
  status?: string | undefined
  late: boolean
}) => {
  const t = useTranslations('cases')
  const record = useTranslations('record')
  return (
    <form className={styles.filter} action={address} method="get" aria-label={t('filter')}>
      <Field id="cell" label={t('byCell')}>
        {(control) => (
          <select {...control} name="cell" defaultValue={cell ?? ''}>
            <option value="">{t('all')}</option>
            {cells.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="status" label={t('byStatus')}>
        {(control) => (
          <select {...control} name="status" defaultValue={status ?? ''}>
            <option value="">{t('all')}</option>
            {statuses.map((each) => (
              <option key={each} value={each}>
                {record(`status.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Tick name="late" value="1" label={t('late')} defaultChecked={late} />
      <Button kind="secondary">{t('show')}</Button>
    </form>
  )
}
