import { headers } from 'next/headers'
import { networkHeader } from '../open-next/network-header.ts'

/** Counted together: callers of whose address nothing was known. */
const UNKNOWN = 'unknown'

/** The caller's network as the converter handed it over: a word of today, never an address. */
export const callerNetwork = ({ headers }: { readonly headers: Pick<Headers, 'get'> }): string =>
  headers.get(networkHeader) ?? UNKNOWN

/** The same for a page's own action. */
export const networkAsked = async (): Promise<string> => callerNetwork({ headers: await headers() })
