import type { Claim } from '@wangge/ledger'
import { cameBack } from '../case/came-back.ts'
import { type NewCase, newCase } from '../case/new-case.ts'
import { demandPhotos } from '../case/photos.ts'
import { readReports } from '../case/reports.ts'
import { siteIn, spotOf } from '../case/same-problem.ts'
import type { Context } from '../context.ts'
import type { LoadedScheme } from '../scheme/load.ts'
import { place } from '../scheme/locate.ts'
import { foundAt, spanOf } from './decide-visit.ts'
import type { VisitInput } from './patrol.ts'

export type Opened = Pick<NewCase, 'no' | 'stream' | 'outbox'> & { readonly claims: readonly Claim[] }

/**
 * The case a finding opens (自查发现, S3-16): received at the cell of its own place, or of the patrolled cell, as any case; the
 * look at the place is its first step on the spot, so that it tells when it was found.
 * @throws Fault `cell.unknown`, those of `demandPhotos`
 */
export async function openFinding(
  ctx: Pick<Context, 'ledger' | 'files' | 'passing' | 'keys' | 'random' | 'now' | 'jurisdiction'>,
  current: LoadedScheme,
  by: string,
  visit: VisitInput,
  at: number,
): Promise<Opened> {
  const finding = visit.findings[at]
  if (!finding) throw new Error('there is no such finding')
  const { category, text, point, photos } = finding
  const { cells, match } = place(current, point ? { point } : { cell: visit.cell })
  const codes = cells.map(({ code }) => code)
  const cell = codes.at(-1) ?? ''
  const site = siteIn(current.scheme.levels, cells)
  const { reports } = await readReports(ctx, cell)
  const back = await cameBack(ctx, current, reports, { cell, category, ...spotOf(site, point) })
  const found = new Date(foundAt(finding, spanOf(visit))).toISOString().slice(0, 16)
  const opened = newCase(
    ctx,
    {
      origin: 'patrol',
      category,
      scheme: current.scheme.id,
      cells: codes,
      unit: cell,
      against: null,
      site,
      ...back,
      partOf: null,
      match,
      visits: [{ step: 'check', at: `${found}Z`, by, photos, distance: null }],
      handlers: [by],
    },
    { description: text, ...(point && { point }) },
  )
  const known = { no: opened.no, tip: null, merges: [] }
  return { ...opened, claims: await demandPhotos(ctx, known, photos, `findings.${at}.photos`) }
}
