import { createHmac, hkdfSync } from 'node:crypto'
import ipaddr from 'ipaddr.js'

/** Networks are told apart no finer than providers give them out: 256 addresses of IPv4, what one household has of IPv6. */
const bytesOf = { ipv4: 3, ipv6: 7 }

/**
 * A caller's network (/24, /56) as 22 characters, by a key that is another each day: good for counting within a day, and
 * whoever has the count cannot tell who it was (threat T2). Undefined for what is no address.
 * @param secret base64 of 32 bytes
 */
export function networkOf(address: string, secret: string, now: Date): string | undefined {
  const text = address.trim()
  if (!ipaddr.isValid(text)) return undefined
  const parsed = ipaddr.process(text)
  const network = Buffer.from(parsed.toByteArray().slice(0, bytesOf[parsed.kind()]))
  const day = now.toISOString().slice(0, 10)
  const key = hkdfSync('sha256', Buffer.from(secret, 'base64'), day, 'network/v1', 32)
  return createHmac('sha256', Buffer.from(key)).update(network).digest().subarray(0, 16).toString('base64url')
}
