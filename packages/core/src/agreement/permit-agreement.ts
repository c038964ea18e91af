import type { Context } from '../context.ts'
import { loadScheme } from '../scheme/load.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'

/**
 * An agreement is the county's: signed and ended by who may at its top cell.
 * @throws Fault of `permit`
 */
export async function permitAgreement(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now' | 'random'>,
  actor: StaffActor,
  action: 'agreement.sign' | 'agreement.end',
  id: string,
): Promise<void> {
  const { root, chain } = await loadScheme(ctx)
  const isWithin = (cell: string, top: string) => chain(cell).some(({ code }) => code === top)
  await permit(ctx, actor, action, id, { cells: [root.code], unit: root.code }, isWithin)
}
