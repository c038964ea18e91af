import type { APIRequestContext } from '@playwright/test'

/** One real value for each parameter of a route, by the folder and the parameter: `cases/[no]`. */
export type Samples = Readonly<Record<string, string>>

/** Asks the public API for a case, its cell and who answers for it. Throws when it lists no case, for then the demo data is missing. */
export async function findSamples(api: APIRequestContext): Promise<Samples> {
  const answer = await api.get('/api/v1/cases')
  const { cases }: { cases: { no: string; cell: { code: string } }[] } = await answer.json()
  const [first] = cases
  if (!first) throw new Error('GET /api/v1/cases lists no case: the demo data is missing.')
  const { code } = first.cell
  return { 'cases/[no]': first.no, 'cells/[code]': code, 'posts/[code]': `${code}.head` }
}

/** Puts samples into a route: `/cases/[no]` becomes `/cases/2026-0001`. Throws for a parameter without a sample. */
export function fill(route: string, samples: Samples): string {
  return route.replace(/([^/]*)\/(\[[^/]*\])/g, (_, folder: string, parameter: string) => {
    const sample = samples[`${folder}/${parameter}`]
    if (!sample) throw new Error(`${route}: add a sample for ${folder}/${parameter} to src/site/samples.ts.`)
    return `${folder}/${encodeURIComponent(sample)}`
  })
}
