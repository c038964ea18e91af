import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { addressHeader } from './address-header.ts'
import { deviceHeader } from './device-header.ts'
import { deviceOf } from './device-of.ts'
import { networkOf } from './network.ts'
import { networkHeader } from './network-header.ts'
import { pageKind } from './page-kind.ts'

/**
 * All that the site uses of what a client says; the rest ends at the door. So neither page nor log can learn the address
 * a caller has or what browser it is (threat T2; two words of it where staff sign in), and no header that Next keeps for itself comes from outside.
 */
const handed = new Set([
  'accept',
  'accept-language',
  'authorization',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'idempotency-key',
  'if-none-match',
  'next-action',
  'origin',
  'x-forwarded-host',
  'x-forwarded-proto',
])
const aboutTheFetch = /^sec-fetch-(dest|mode|site|user)$/
const routerOfTheBrowser = /^(rsc|next-router-(state-tree|prefetch|segment-prefetch)|next-url)$/

/** Where a session begins, and its person will want to know it again in a list. */
const SIGNED_IN = '/auth/callback'

/** Next renders a page whole only for callers that say what they are. */
const nobodyInParticular = { 'user-agent': 'reader' }

type Event = Pick<APIGatewayProxyEventV2, 'rawPath' | 'rawQueryString' | 'headers'> & {
  readonly requestContext: { readonly http: { readonly sourceIp: string } }
}

/**
 * The headers the site gets for an event. Reading pages have one answer for one address, whatever their readers' headers
 * say: those of the browser's router go to pages with script alone.
 */
export function handedHeaders(
  { rawPath, rawQueryString, headers: given, requestContext }: Event,
  headers: Readonly<Record<string, string>>,
  now = new Date(),
): Record<string, string> {
  const { hasScript } = pageKind(rawPath)
  const isHanded = (name: string) =>
    handed.has(name) || aboutTheFetch.test(name) || (hasScript && routerOfTheBrowser.test(name))
  const network = callerNetwork(given, requestContext.http.sourceIp, now)
  return {
    ...Object.fromEntries(Object.entries(headers).filter(([name]) => isHanded(name))),
    ...nobodyInParticular,
    [addressHeader]: `${rawPath}${rawQueryString ? `?${rawQueryString}` : ''}`,
    ...(network && { [networkHeader]: network }),
    ...(rawPath === SIGNED_IN && { [deviceHeader]: deviceOf(given['user-agent']) }),
  }
}

/** `CLIENT_ADDRESS` names the header in which something trusted in front of the site tells the caller's address. */
function callerNetwork(headers: Event['headers'], sourceIp: string, now: Date): string | undefined {
  const { CLIENT_ADDRESS: source = 'connection', RECEIPT_KEY: secret } = process.env
  const address = source === 'connection' ? sourceIp : headers[source.toLowerCase()]?.split(',').at(-1)
  return secret ? networkOf(address ?? '', secret, now) : undefined
}
