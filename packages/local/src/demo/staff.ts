import type { Names } from '@wangge/core/locale'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import type { StaffRole } from '@wangge/core/staff'
import staff from './staff.json' with { type: 'json' }

/** A fictitious person of the demonstration, as the local identity provider offers one: its cell by name. */
export type DemoPerson = {
  readonly sub: string
  readonly name: string
  readonly role: StaffRole
  readonly title: Names
  readonly cell: string
}

type Places = Readonly<Record<string, string>>
type Grid = Pick<LoadedScheme, 'codes' | 'cell' | 'scheme' | 'root' | 'chain' | 'ref'>

/**
 * Where demo staff serve, by position, so that every grid has them: the top, the first village with land of its own and the
 * next one of its town, that town, and the next town.
 */
export function placesOf(loaded: Grid): Places {
  const villages = leavesOf(loaded)
  const townOf = (cell: string) => loaded.chain(cell).findLast(({ level }) => level === 'town')?.code ?? ''
  const first = villages[0] ?? loaded.root.code
  return {
    root: loaded.root.code,
    'town-1': townOf(first),
    'town-2': villages.map(townOf).find((town) => town !== townOf(first)) ?? '',
    'village-1': first,
    'village-2': villages.find((village) => village !== first && townOf(village) === townOf(first)) ?? '',
  }
}

/** Everybody of the demonstration who can sign in. */
export function demoStaff(loaded: Grid): readonly DemoPerson[] {
  const places = placesOf(loaded)
  return staff.map(({ sub, name, title, grants: [grant] }) => ({
    sub,
    name,
    role: (grant?.role ?? 'head') as StaffRole,
    title,
    cell: loaded.ref(places[grant?.place ?? ''] ?? '').name,
  }))
}

/** Cells with land of their own and nothing but sites below. */
export function leavesOf({ codes, cell, scheme }: Pick<Grid, 'codes' | 'cell' | 'scheme'>): string[] {
  const isSite = (code: string) =>
    scheme.levels.some(({ kind, points }) => points && kind === cell(code)?.level)
  return [...codes()].filter((code) => !isSite(code) && cell(code)?.children.every(isSite))
}
