import type { Context } from '../context.ts'
import { namesOf } from '../staff/names-of.ts'
import type { StaffActor } from '../staff/staff.ts'
import { type OpeningLine, openingQueue } from './publish-opening.ts'

/** Looked through in a cell, and shown. */
const LOOKED = 100
const SHOWN = 20

/** `person`: the name of who asked: nobody agrees to what a number asks for. */
export type NamedLine = OpeningLine & { readonly person: string | null }

/**
 * The last openings a person may know of, the newest first: a custodian the own ones and those that ask for a second person,
 * an auditor all of the cell and below. Eventually consistent.
 */
export async function listOpenings(
  { board, ledger }: Pick<Context, 'board' | 'ledger'>,
  { name, grants }: StaffActor,
): Promise<readonly NamedLine[]> {
  const asked = grants.filter(({ role }) => role === 'custodian' || role === 'auditor')
  const found = await Promise.all(
    asked.map(async ({ role, cell }) => {
      const { entries } = await board.list({ queue: openingQueue(cell), limit: LOOKED })
      const lines = entries.map(({ body }) => body as OpeningLine)
      return role === 'auditor' ? lines : lines.filter(({ by, needsSecond }) => by === name || needsSecond)
    }),
  )
  const byId = new Map(found.flat().map((line) => [line.id, line]))
  const shown = [...byId.values()].toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1)).slice(0, SHOWN)
  const names = await namesOf(
    { ledger },
    shown.map(({ by }) => by),
  )
  return shown.map((line) => ({ ...line, person: names.get(line.by) ?? null }))
}
