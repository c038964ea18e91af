import type { Context } from '../context.ts'
import { loadScheme } from '../scheme/load.ts'
import { place } from '../scheme/locate.ts'
import { type Lane, type TipInput, tipSchema } from '../tip/tip.ts'
import { admit, type Caller } from './admit.ts'

/**
 * The lane of a tip as it was sent. One that is not well formed is about to be refused and counts for nothing.
 * @throws Fault `tip.key_missing`, `tip.key_invalid`
 */
export async function admitTip(
  ctx: Pick<Context, 'ledger' | 'files' | 'passing' | 'jurisdiction' | 'now'>,
  { input, ...caller }: Caller & { readonly key: unknown; readonly input: unknown },
): Promise<Lane> {
  const tip = tipSchema.safeParse(input)
  if (!tip.success) return 'slow'
  return admit(ctx, { ...caller, cell: await cellOf(ctx, tip.data) })
}

/** The cell whose limit counts; none when it cannot be told, for a tip never waits on this. */
async function cellOf(
  ctx: Pick<Context, 'ledger' | 'files' | 'jurisdiction' | 'now'>,
  { point, cell }: TipInput,
): Promise<string | undefined> {
  try {
    return place(await loadScheme(ctx), { point, cell }).cells.at(-1)?.code
  } catch {
    return undefined
  }
}
