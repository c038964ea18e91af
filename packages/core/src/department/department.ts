import type { Locale, Names } from '../locale.ts'
import departmentList from './departments.json' with { type: 'json' }

/** Members of a county's leading group (S2-20), and the organ for complaints about the leadership itself. */
export const departments: readonly { readonly code: string; readonly name: Names }[] = departmentList

export const departmentName = (code: string, locale: Locale): string =>
  departments.find((department) => department.code === code)?.name[locale] ?? code

export const isDepartment = (code: string): boolean => departments.some((each) => each.code === code)
