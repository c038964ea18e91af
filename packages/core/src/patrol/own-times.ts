import type { Context } from '../context.ts'
import { NONCE, seal, unseal } from '../seal.ts'

/** When somebody was on patrol lately, in milliseconds: nobody is in two places at a time. */
export type Span = { readonly from: number; readonly to: number }

const nameOf = (person: string) => `patrols-of#${person}`

/** A person's visits that a new one could overlap, over all cells; sealed, for they say where staff go when. */
export async function readOwnTimes(
  { ledger, keys }: Pick<Context, 'ledger' | 'keys'>,
  person: string,
): Promise<{ readonly version: number; readonly spans: readonly Span[] }> {
  const register = await ledger.register(nameOf(person))
  if (!register) return { version: 0, spans: [] }
  return { version: register.version, spans: unseal(keys, nameOf(person), register.box) as readonly Span[] }
}

/** The change of that register with one more visit; those that ended before `since` are forgotten. */
export const withOwnTime = (
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  person: string,
  { version, spans }: Awaited<ReturnType<typeof readOwnTimes>>,
  span: Span,
  since: number,
) => ({
  key: nameOf(person),
  after: version,
  box: seal(keys, nameOf(person), [...spans.filter(({ to }) => to >= since), span], random(NONCE)),
})

/** A visit may begin in the minute in which another ends. */
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to
