import type { APIRequestContext } from '@playwright/test'
import { DeskPerson } from './desk-person.ts'

/** One real value for each parameter of a route, by the folder and the parameter: `cases/[no]`. */
export type Samples = Readonly<Record<string, string>>

/**
 * Asks the public API for a case, its cell and who answers for it, and the desk for an account. Throws when there is none,
 * for then the demo data is missing.
 */
export async function findSamples(api: APIRequestContext, site: string): Promise<Samples> {
  const answer = await api.get('/api/v1/cases')
  const { cases }: { cases: { no: string; cell: { code: string } }[] } = await answer.json()
  const [first] = cases
  if (!first) throw new Error('GET /api/v1/cases lists no case: the demo data is missing.')
  const { no, cell } = first
  return {
    'cases/[no]': no,
    'cells/[code]': cell.code,
    'posts/[code]': `${cell.code}.head`,
    'rewards/[no]': no,
    'publish/[no]': no,
    'staff/[id]': await accountAt(site),
    'agreements/[id]': await agreementAt(site),
    'patrols/[visit]': await visitAt(site),
  }
}

async function accountAt(site: string): Promise<string> {
  const list = await (await DeskPerson.signIn(site, 'root-admin')).read('/desk/staff')
  const [, id] = /\/desk\/staff\/(?!invite)([\w-]+)"/.exec(list) ?? []
  if (!id) throw new Error('/desk/staff lists no account: the demo data is missing.')
  return id
}

/** A visit of this month or the last. */
async function visitAt(site: string): Promise<string> {
  const head = await DeskPerson.signIn(site, 'village-1-head')
  const lastMonth = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 7)
  for (const list of ['/desk/patrols', `/desk/patrols?month=${lastMonth}`]) {
    const [, visit] = /\/desk\/patrols\/([\w-]+\.[\d-]+\.P[\w-]+)"/.exec(await head.read(list)) ?? []
    if (visit) return visit
  }
  throw new Error('/desk/patrols lists no visit: the demo data is missing.')
}

async function agreementAt(site: string): Promise<string> {
  const list = await (await DeskPerson.signIn(site, 'command-1')).read('/desk/agreements')
  const [, id] = /\/desk\/agreements\/([\w-]+)"/.exec(list) ?? []
  if (!id) throw new Error('/desk/agreements lists no agreement: the demo data is missing.')
  return id
}

/** Puts samples into a route: `/cases/[no]` becomes `/cases/2026-0001`. Throws for a parameter without a sample. */
export function fill(route: string, samples: Samples): string {
  return route.replace(/([^/]*)\/(\[[^/]*\])/g, (_, folder: string, parameter: string) => {
    const sample = samples[`${folder}/${parameter}`]
    if (!sample) throw new Error(`${route}: add a sample for ${folder}/${parameter} to src/site/samples.ts.`)
    return `${folder}/${encodeURIComponent(sample)}`
  })
}
