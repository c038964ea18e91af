import { nearbyCases } from '@wangge/core/case/nearby'
import type { Context } from '@wangge/core/context'
import { parse } from '@wangge/core/fault'
import { pointSchema } from '@wangge/core/point'
import { type NearbyCard, type Typed, toPlace } from './report-state.ts'

/** More of them would stand between the citizen and the form. */
const MOST_CARDS = 3

/** Open public cases near the place, to say "this is it". */
export async function nearbyCards(
  ctx: Pick<Context, 'ledger' | 'files' | 'views' | 'jurisdiction' | 'now'>,
  typed: Typed,
): Promise<readonly NearbyCard[]> {
  const { point, cell } = toPlace(typed)
  if (!point && !cell) return []
  const cases = await nearbyCases(ctx, point ? { point: parse(pointSchema, point) } : { cell })
  return cases
    .slice(0, MOST_CARDS)
    .map((each) => ({ ...each, status: each.status === 'handling' ? 'handling' : 'received' }))
}
