import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { StaffActor } from '@wangge/core/staff'
import { type Action, policy } from '@wangge/core/staff/authorize'

/** Cells in which somebody may do it, as far as the table of rights goes: the own ones first, then those below. The deed asks again. */
export function cellsOf(
  loaded: LoadedScheme,
  { grants }: Pick<StaffActor, 'grants'>,
  action: Action,
): readonly { readonly code: string; readonly name: string }[] {
  const allow = policy.find((rule) => rule.action === action)?.allow ?? {}
  const may = grants.filter(({ role, cell }) => allow[role] !== undefined && loaded.cell(cell))
  const below = (code: string): readonly string[] =>
    (loaded.cell(code)?.children ?? []).flatMap((child) => [child, ...below(child)])
  const codes = new Set([
    ...may.map(({ cell }) => cell),
    ...may.flatMap(({ role, cell }) => (allow[role] === 'own' ? [] : below(cell))),
  ])
  return [...codes].map((code) => ({ code, name: loaded.ref(code).name }))
}
