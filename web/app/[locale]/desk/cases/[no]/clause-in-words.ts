import { dayOf } from '@wangge/core/calendar'
import { departmentName } from '@wangge/core/department'
import { clauseOn } from '@wangge/core/department/clause'
import type { Locale } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'

/** A clause by law, subject and the department it names; one that is not known stands for itself. */
export function clauseInWords(code: string, locale: Locale): string {
  const found = clauseOn(code, ctx.jurisdiction, dayOf(ctx.now()))
  if (!found) return code
  const { law, subject, department } = found
  return `${law[locale]} · ${subject[locale]} → ${departmentName(department, locale)}`
}
