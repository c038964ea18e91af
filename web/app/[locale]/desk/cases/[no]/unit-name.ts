import type { NamedUnit } from '@wangge/core/case/unit-choices'
import { departmentName } from '@wangge/core/department'
import type { Locale } from '../../../../../i18n/locales.ts'

/** A unit as people call it: its cell, or its department and where that is. */
export const unitName = ({ cell, department }: NamedUnit, locale: Locale): string => {
  if (department === null) return cell.name
  const name = departmentName(department, locale)
  return locale === 'en' ? `${name} (${cell.name})` : `${cell.name}${name}`
}

/** Names of the units a page speaks of; one it does not know stands for itself. */
export const unitNames = (named: readonly NamedUnit[], locale: Locale) => {
  const names = new Map(named.map((each) => [each.unit, unitName(each, locale)]))
  return (unit: string): string => names.get(unit) ?? unit
}
