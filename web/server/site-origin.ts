import { siteSettings } from './site-settings.ts'
import { EdgeFault } from './wrong.ts'

/** A name or address of a host with perhaps a port, and nothing that could lead elsewhere. */
const hostName = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d+)?$/i

/**
 * Where readers find this site, `https://grid.example`, for what leaves it on paper: the setting, else the host of the
 * request. Caches keep answers by host, so a forged host is told to its sender alone.
 * @throws EdgeFault `service.no_such_address` for a host that is none
 */
export function siteOrigin({ headers }: Pick<Request, 'headers'>): string {
  const { siteOrigin } = siteSettings()
  if (siteOrigin) return new URL(siteOrigin).origin
  const host = headers.get('host') ?? ''
  if (!hostName.test(host)) throw new EdgeFault('service.no_such_address')
  return `${headers.get('x-forwarded-proto') === 'http' ? 'http' : 'https'}://${host.toLowerCase()}`
}
