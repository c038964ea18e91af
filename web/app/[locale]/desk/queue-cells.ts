import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { Grant, StaffActor } from '@wangge/core/staff'
import { policy } from '@wangge/core/staff/authorize'
import type { CellRef } from '@wangge/grid'

type Granted = Pick<StaffActor, 'grants'>

const readers = policy.find(({ action }) => action === 'case.read')?.allow ?? {}

/** Grants by which a person sees the cases of cells: a department sees its own alone, wherever they happened. */
export const cellGrants = ({ grants }: Granted): readonly Grant[] =>
  grants.filter(({ role, department }) => department === undefined && readers[role] !== undefined)

/** Cells a person may ask the list of: those of the grants, and what lies right below the one that is shown. */
export function queueCells(
  { grants }: { readonly grants: readonly Grant[] },
  { cell, ref }: Pick<LoadedScheme, 'cell' | 'ref'>,
  shown: string | undefined,
): readonly CellRef[] {
  const own = grants.map((grant) => grant.cell)
  const near = shown ?? own[0]
  const below = near === undefined ? [] : (cell(near)?.children ?? [])
  return [...new Set([...own, ...(shown === undefined ? [] : [shown]), ...below])].map(ref)
}
