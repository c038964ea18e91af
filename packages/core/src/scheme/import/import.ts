import type { Actor } from '../../command.ts'
import type { Context } from '../../context.ts'
import { fault } from '../../fault.ts'
import { loadGrid } from '../bulk.ts'
import { draftScheme } from '../draft.ts'
import { schemeStream, type Timeline } from '../scheme.ts'
import { type Checked, checkImport, type ImportInput } from './check.ts'
import type { Defect } from './defect.ts'

export type ImportReport = Pick<Checked, 'defects' | 'counts'> & { readonly drafted: boolean }

/**
 * Reads a grid scheme with its roster from files and keeps it as a draft, unless an error stands: then nothing is stored
 * and the report says what to mend.
 * @throws Fault as `draftScheme`; `command.not_allowed` before a file is read
 */
export async function importScheme(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  actor: Actor,
  input: Omit<ImportInput, 'before'>,
): Promise<ImportReport> {
  if (actor.role !== 'operator') throw fault('command.not_allowed')
  const { defects, counts, scheme } = await checkImport({ ...input, before: await codesBefore(ctx) })
  const elsewhere: Defect[] =
    scheme && scheme.jurisdiction !== ctx.jurisdiction
      ? [{ code: 'header.jurisdiction', field: ctx.jurisdiction }]
      : []
  if (!scheme || elsewhere.length > 0) return { defects: [...defects, ...elsewhere], counts, drafted: false }
  input.onProgress?.({ step: 'draft', done: 0, total: 1 })
  await draftScheme(ctx, actor, scheme)
  input.onProgress?.({ step: 'draft', done: 1, total: 1 })
  return { defects, counts, drafted: true }
}

/** Of the newest scheme in force; none before the first. */
async function codesBefore(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction'>,
): Promise<ReadonlySet<string>> {
  const head = await ctx.ledger.head(schemeStream(ctx.jurisdiction))
  const newest = (head?.state as Timeline | undefined)?.schemes.at(-1)
  return new Set(newest ? (await loadGrid(ctx, newest.grid)).codes() : [])
}
