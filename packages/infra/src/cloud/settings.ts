import { type SiteSetting, site } from '../wiring.ts'

/** What a deployment may choose, read once from the environment of `sst deploy`. */
export const settings = {
  /** Which jurisdiction's grid is served. */
  jurisdiction: required('JURISDICTION'),
  /** Domain of the site; its zone must be in Route 53. Without it: CloudFront's own name. */
  domain: process.env.SITE_DOMAIN,
  /** Who is told when something lands in a dead-letter queue. */
  alarmEmail: process.env.ALARM_EMAIL,
  /** Those that are set; the domain says the site's address, and `edge.ts` where callers are, unless it is said apart. */
  site: Object.fromEntries([
    ['CLIENT_ADDRESS', 'x-viewer-address'],
    ...address(process.env.SITE_DOMAIN),
    ...site.settings.flatMap(entry),
  ]),
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`Set ${name} before deploying.`)
  return value
}

function entry(name: SiteSetting): [SiteSetting, string][] {
  const value = process.env[name]
  return value ? [[name, value]] : []
}

function address(domain: string | undefined): [SiteSetting, string][] {
  return domain ? [['SITE_ORIGIN', `https://${domain}`]] : []
}
