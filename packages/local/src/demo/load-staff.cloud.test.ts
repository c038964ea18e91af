import { createContext } from '@wangge/core/context'
import { activateScheme } from '@wangge/core/scheme/activate'
import { importScheme } from '@wangge/core/scheme/import/import'
import { loadScheme } from '@wangge/core/scheme/load'
import { staffRoles } from '@wangge/core/staff'
import { accountOf } from '@wangge/core/staff/read-account'
import * as stores from '@wangge/core/stores'
import { expect, it } from 'vitest'
import { freshBuckets, freshTables } from '../testing/fresh.ts'
import { gridNames, readDemo } from './grid.ts'
import { loadStaff } from './load-staff.ts'
import { demoStaff, placesOf } from './staff.ts'

const operator = { role: 'operator', name: 'demo' } as const
const iss = 'http://127.0.0.1:3004'

it.each(gridNames)(
  'the demo staff of %s can sign in, and serve in every role where it is needed',
  async (grid) => {
    Object.assign(process.env, await freshTables(), await freshBuckets(), { JURISDICTION: grid })
    const ctx = createContext(stores)
    for (const scheme of await readDemo(grid)) {
      await importScheme(ctx, operator, scheme)
      await activateScheme(ctx, operator, scheme.header.id)
    }
    const loaded = await loadScheme(ctx)
    const places = placesOf(loaded)
    expect(new Set(Object.values(places)).size).toBe(5)
    const parentTown = (cell: string) => loaded.chain(cell).map(({ code }) => code)
    expect(parentTown(places['village-1'] ?? '')).toContain(places['town-1'])
    expect(parentTown(places['village-2'] ?? '')).toContain(places['town-1'])
    expect(parentTown(places['village-1'] ?? '')).not.toContain(places['town-2'])

    const people = demoStaff(loaded)
    expect(await loadStaff(ctx, operator, loaded, iss)).toBe(people.length)
    const accounts = await Promise.all(people.map(({ sub }) => accountOf(ctx, { iss, sub })))
    expect(accounts.map((account) => [account?.name, account?.status])).toEqual(
      people.map(({ name }) => [name, 'active']),
    )
    const grants = accounts.flatMap((account) => account?.grants ?? [])
    expect(new Set(grants.map(({ role }) => role))).toEqual(new Set(staffRoles))
    for (const { cell } of grants) expect(loaded.cell(cell)).toBeDefined()
  },
)
