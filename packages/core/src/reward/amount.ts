import type { Basis, Fen, Finding, RewardScheme } from './reward.ts'

/** What one case is worth, before insiders and the cap; `tier` names it in statistics. Undefined: the scheme has no such item. */
export function amountOf(
  { basis, severalItems }: Pick<RewardScheme, 'basis' | 'severalItems'>,
  { items, fine }: Pick<Finding, 'items' | 'fine'>,
  contribution: string | null,
): { readonly fen: Fen; readonly tier: string } | undefined {
  if (basis.kind === 'fine-share') {
    if (fine === null) return undefined
    return { fen: Math.min(Math.floor((fine * basis.permille) / 1000), basis.cap), tier: 'fine-share' }
  }
  const found = items.map((item) => itemAmount(basis, item, contribution))
  const amounts = found.filter((each) => each !== undefined)
  const [first] = amounts
  if (!first || amounts.length < found.length) return undefined
  const highest = amounts.reduce((best, each) => (each.fen > best.fen ? each : best), first)
  const fen = severalItems === 'sum' ? amounts.reduce((sum, each) => sum + each.fen, 0) : highest.fen
  return { fen, tier: highest.tier }
}

function itemAmount(
  basis: Exclude<Basis, { kind: 'fine-share' }>,
  item: string,
  contribution: string | null,
) {
  if (basis.kind === 'tiers') {
    const tier = basis.tiers.find(({ code }) => code === item)
    return tier && { fen: tier.fen, tier: tier.code }
  }
  const row = basis.fen[place(basis.grades, item)]
  const fen = row?.[place(basis.contributions, contribution ?? '')]
  return fen === undefined ? undefined : { fen, tier: `${item}.${contribution}` }
}

/** Where a code stands in a list; -1, where nothing stands, for one it does not have. */
const place = (codes: readonly string[], code: string) => codes.indexOf(code)

/** With the insider's factor, never above the cap. */
export const withFactor = ({ insiderPercent, cap }: RewardScheme, fen: Fen, insider: boolean): Fen =>
  Math.min(cap, insider ? Math.floor((fen * insiderPercent) / 100) : fen)
