import { loadScheme } from '@wangge/core/scheme/load'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { deskActor } from '../../../../server/session.ts'
import { Button } from '../../../../ui/button.tsx'
import { ChoiceField } from '../../../../ui/choice-field.tsx'
import { monthNames, monthsUpTo } from '../../patrols/months.ts'
import { cellsOf } from './cells-of.ts'

const MONTHS = 13

/** Another cell of the person, or another month. */
export const VisitChoice = async ({
  cell,
  month,
  thisMonth,
}: {
  cell: string
  month: string
  thisMonth: string
}) => {
  const [t, locale, nameOf, loaded, actor] = await Promise.all([
    getTranslations('deskPatrols'),
    getLocale(),
    monthNames(),
    loadScheme(ctx),
    deskActor(),
  ])
  const cells = actor ? cellsOf(loaded, actor, 'patrol.read') : []
  return (
    <form method="get" action={addressIn(locale, '/desk/patrols')} aria-label={t('choose')}>
      <h2>{t('choose')}</h2>
      <ChoiceField
        id="cell"
        label={t('cell')}
        value={cell}
        options={cells.map(({ code, name }) => ({ value: code, name }))}
      />
      <ChoiceField
        id="month"
        label={t('month')}
        value={month}
        options={monthsUpTo(thisMonth, MONTHS).map((value) => ({ value, name: nameOf(value) }))}
      />
      <Button kind="secondary">{t('show')}</Button>
    </form>
  )
}
