import { dayOf } from '@wangge/core/calendar'
import type { DeskCase } from '@wangge/core/case/read-desk-case'
import { departmentName } from '@wangge/core/department'
import { clausesFor, clausesInForce } from '@wangge/core/department/clause'
import { getLocale, getTranslations } from 'next-intl/server'
import { ctx } from '../../../../../server/context.ts'
import type { OptionGroup } from './form-views.ts'

/**
 * Clauses in force today, those of the case's category first, each with the department it names (S2-02). What names the unit
 * that has the case already is left out.
 */
export async function clauseGroups(found: DeskCase | null): Promise<readonly OptionGroup[]> {
  if (!found?.next.some(({ deed }) => deed === 'transfer')) return []
  const [t, locale] = await Promise.all([getTranslations('deskCase'), getLocale()])
  const units = new Map(
    [...found.choices.suggested, ...found.choices.departments].map(({ unit, department }) => [
      department,
      unit,
    ]),
  )
  const today = dayOf(ctx.now())
  const fitting = clausesFor(found.category, ctx.jurisdiction, today)
  const others = clausesInForce(ctx.jurisdiction, today).filter((each) => !fitting.includes(each))
  const options = (clauses: typeof fitting) =>
    clauses.flatMap(({ clause, law, subject, department }) => {
      const unit = units.get(department)
      if (unit === undefined) return []
      const said = {
        law: law[locale],
        subject: subject[locale],
        department: departmentName(department, locale),
      }
      return [{ value: clause, label: t('clauseLine', said), unit }]
    })
  return [
    { label: t('clauseGroups.fitting'), options: options(fitting) },
    { label: t('clauseGroups.others'), options: options(others) },
  ].filter((group) => group.options.length > 0)
}
