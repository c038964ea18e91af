import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { type Case, caseStream } from './case.ts'
import { isOpen } from './stage.ts'

/** Numbers of the parts of a case that are still open. Strongly consistent. */
async function openParts(
  { ledger }: Pick<Context, 'ledger'>,
  { parts }: Pick<Case, 'parts'>,
): Promise<readonly string[]> {
  const heads = await Promise.all(parts.map((part) => ledger.head(caseStream(part))))
  return parts.filter((_, i) => {
    const part = heads[i]?.state as Case | undefined
    return part !== undefined && isOpen(part)
  })
}

/** @throws Fault `case.parts_open` */
export async function demandNoOpenParts(
  ctx: Pick<Context, 'ledger'>,
  state: Pick<Case, 'parts'>,
): Promise<void> {
  if ((await openParts(ctx, state)).length > 0) throw fault('case.parts_open')
}
