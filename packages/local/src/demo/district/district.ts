import type { SchemeHeader } from '@wangge/core/scheme'
import type { Composed } from './area.ts'
import type { Cell } from './cell.ts'
import { divideDistrict } from './division.ts'
import type { PostRow, SchemeFiles } from './files.ts'
import { planFlaws } from './flaws.ts'
import { surveyLand } from './land.ts'
import { drawLayers } from './layers.ts'
import { lineage } from './lineage.ts'
import names from './names.json' with { type: 'json' }
import { fictitiousPeople } from './people.ts'
import { diceOf, shuffle } from './random.ts'
import { reform } from './reform.ts'
import { registerCells } from './register.ts'
import { fillPosts, foundPosts } from './roster.ts'
import schemes from './schemes.json' with { type: 'json' }
import { placeUnits } from './sites.ts'
import { fixRows, listRows, siteRows } from './tables.ts'

type Drawn = { readonly cells: readonly Cell[]; readonly posts: ReadonlyMap<string, PostRow> }

/**
 * A fictitious district with its grid schemes before and after a reform, ready for import. The same seed gives the same
 * bytes; the default one is the district of the demonstration.
 */
export function district(seed = 3): { before: SchemeFiles; after: SchemeFiles } {
  const dice = diceOf(seed)
  const land = surveyLand(dice)
  const divided = divideDistrict(land, dice)
  const reformed = reform(land, divided, dice)
  const units = placeUnits(land, dice)
  const stems = names.villageFirst.flatMap((first) => names.villageSecond.map((second) => first + second))
  const villageNames = shuffle(stems, dice).values()
  const people = fictitiousPeople()

  const draw = (
    which: keyof typeof schemes,
    area: Composed,
    before: Drawn,
  ): Drawn & { files: SchemeFiles } => {
    const header = schemes[which] as SchemeHeader
    const cells = registerCells(land, {
      district: area,
      towns: which,
      units,
      villageNames,
      before: before.cells,
    })
    const seats = foundPosts(cells, which === 'after')
    const flaws = planFlaws(
      cells,
      seats.filter(({ role }) => role === 'deputy').map(({ post }) => post),
      seats.filter(({ title }) => title === 'supervisor').map(({ post }) => post),
      dice,
    )
    const posts = fillPosts(seats, flaws, header.validFrom, people, before.posts, dice)
    const tables = {
      posts: [...posts.values()],
      fixes: fixRows(land, cells, header.fixes, flaws),
      sites: siteRows(cells),
      lists: which === 'after' ? listRows(cells, '2018-09-14') : [],
      lineage: lineage(land, before.cells, cells),
    }
    return { cells, posts, files: { header, layers: drawLayers(land, cells), tables, flaws } }
  }
  const before = draw('before', divided, { cells: [], posts: new Map() })
  const after = draw('after', reformed, before)
  return { before: before.files, after: after.files }
}
