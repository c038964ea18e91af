import { departmentName } from '@wangge/core/department'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { cellOfUnit, departmentOfUnit, type Unit } from '@wangge/core/staff'
import type { Locale } from '../i18n/locales.ts'

/** A unit in words: the cell, and for a department the cell it belongs to and its name. */
export function unitName({ ref }: Pick<LoadedScheme, 'ref'>, unit: Unit, locale: Locale): string {
  const { name } = ref(cellOfUnit(unit))
  const department = departmentOfUnit(unit)
  return department === undefined ? name : `${name} · ${departmentName(department, locale)}`
}
