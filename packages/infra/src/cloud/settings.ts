import { type Setting, secretSettings } from '../wiring.ts'

/** What a deployment may choose, read once from the environment of `sst deploy`. */
export const settings = {
  /** Which jurisdiction's grid is served. */
  jurisdiction: required('JURISDICTION'),
  /** Domain of the site; its zone must be in Route 53. Without it: CloudFront's own name. */
  domain: process.env.SITE_DOMAIN,
  /** Who is told when something lands in a dead-letter queue. */
  alarmEmail: process.env.ALARM_EMAIL,
  /** The site's address, where one was chosen. */
  siteOrigin: siteOrigin(),
}

/** Of the settings a function may have, those that are set; `edge.ts` says where callers are, unless it is said apart. */
export function settingsOf(names: readonly Setting[]): Record<string, $util.Input<string>> {
  const known: Readonly<Partial<Record<Setting, string | undefined>>> = {
    CLIENT_ADDRESS: process.env.CLIENT_ADDRESS || 'x-viewer-address',
    SITE_ORIGIN: siteOrigin(),
  }
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = known[name] ?? process.env[name]
      return value ? [[name, isSecret(name) ? $util.secret(value) : value]] : []
    }),
  )
}

const isSecret = (name: Setting) => secretSettings.some((secret) => secret === name)

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`Set ${name} before deploying.`)
  return value
}

/** The domain says it, unless it is said apart. */
function siteOrigin(): string | undefined {
  const { SITE_ORIGIN, SITE_DOMAIN } = process.env
  return SITE_ORIGIN || (SITE_DOMAIN && `https://${SITE_DOMAIN}`) || undefined
}
