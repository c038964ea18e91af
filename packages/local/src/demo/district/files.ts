import type { Role } from '@wangge/core/officer'
import type { SchemeHeader } from '@wangge/core/scheme'
import type { Fix, ListKind, SiteKind } from '@wangge/core/scheme/facts'
import type { Kind } from './cell.ts'
import type { Flaws } from './flaws.ts'
import type { Position, Ring } from './plane.ts'

/** GeoJSON of one cell; a grid point may have a position alone. WGS-84, 6 decimals. */
export type Feature = {
  readonly type: 'Feature'
  readonly properties: {
    readonly code: string
    readonly name: string
    readonly parent: string | null
    readonly level: Kind
  }
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Ring[] }
    | { readonly type: 'Point'; readonly coordinates: Position }
}

export type FeatureCollection = { readonly type: 'FeatureCollection'; readonly features: readonly Feature[] }

/** One post; without a name it is vacant. `title` is a code of the titles of `officer`; days are `YYYY-MM-DD`. */
export type PostRow = {
  readonly cell: string
  readonly role: Role
  readonly title: string
  readonly name: string | null
  readonly phone: string | null
  readonly from: string | null
  readonly to: string | null
  /** Staff of a team. */
  readonly members: number | null
  readonly certificate: string | null
  readonly certificate_until: string | null
}

export type FixRow = { readonly cell: string } & Readonly<Record<Fix, string | null>>

export type SiteRow = { readonly cell: string; readonly kind: SiteKind; readonly uscc: string | null }

/** An item of one of the three lists of a cell; `owner` is a post, `signed` the day it was signed for. */
export type ListRow = {
  readonly cell: string
  readonly list: ListKind
  readonly number: string
  readonly item: string
  readonly owner: string
  readonly part: 'main' | 'supporting'
  readonly signed: string | null
}

type LineageRow = { readonly cell: string; readonly predecessor: string }

/** What `npm run grid -- import` takes for one scheme. */
export type SchemeFiles = {
  readonly header: SchemeHeader
  readonly layers: Readonly<Record<Kind, FeatureCollection>>
  readonly tables: {
    readonly posts: readonly PostRow[]
    readonly fixes: readonly FixRow[]
    readonly sites: readonly SiteRow[]
    readonly lists: readonly ListRow[]
    readonly lineage: readonly LineageRow[]
  }
  readonly flaws: Flaws
}
