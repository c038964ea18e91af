import { createContext } from '@wangge/core/context'
import { loadScheme } from '@wangge/core/scheme/load'
import * as stores from '@wangge/core/stores'
import { demoStaff } from '../demo/staff.ts'
import newcomers from './newcomers.json' with { type: 'json' }
import type { Person } from './person.ts'

/** Everybody who can sign in here: the staff of the demonstration in the grid in force, and people without an account. */
export async function demoPeople(): Promise<readonly Person[]> {
  return [...demoStaff(await loadScheme(createContext(stores))), ...(newcomers as readonly Person[])]
}
