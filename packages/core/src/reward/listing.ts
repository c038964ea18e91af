import type { Happening } from '../command.ts'
import type { Context } from '../context.ts'

/** One person of the register of those who get no reward (duty staff, their relatives), by blind index. */
export type Listing = { readonly status: 'listed' | 'unlisted' }

export const listingStream = (index: string) => `staff-listing#${index}`

export const evolveListing = (_: Listing | undefined, { type }: Happening): Listing => ({
  status: type === 'staff.listed' ? 'listed' : 'unlisted',
})

export async function isListed({ ledger }: Pick<Context, 'ledger'>, index: string): Promise<boolean> {
  const head = await ledger.head(listingStream(index))
  return (head?.state as Listing | undefined)?.status === 'listed'
}
