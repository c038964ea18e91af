import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { StaffActor } from '@wangge/core/staff'
import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { Button } from '../../../../ui/button.tsx'
import { ChoiceField } from '../../../../ui/choice-field.tsx'
import { queueCells } from '../queue-cells.ts'

/** The same page for another cell of those some grants reach. */
export const CellForm = ({
  page,
  grants,
  scheme,
  cell,
}: {
  page: string
  grants: StaffActor['grants']
  scheme: LoadedScheme
  cell: string
}) => {
  const t = useTranslations('deskStaff')
  const cells = queueCells({ grants }, scheme, cell)
  return (
    <form action={addressIn(useLocale(), page)} method="get">
      <ChoiceField
        id="cell"
        label={t('where')}
        value={cell}
        options={cells.map(({ code, name }) => ({ value: code, name }))}
      />
      <Button kind="secondary">{t('show')}</Button>
    </form>
  )
}
