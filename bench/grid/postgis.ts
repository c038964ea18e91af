import type { Cell } from '@wangge/grid'
import pg from 'pg'
import type { Points } from './points.ts'
import { startPostgres } from './postgres.ts'
import { multiPolygonWkb } from './wkb.ts'

/** Lookups a second on each set of points. */
export type PostgisRates = readonly number[]

const setMs = 4000
const batch = 2000

/**
 * Lookups a second, by the clock, one after the other over one connection with a prepared statement: `ST_Covers` over a
 * GiST index. The server is the one the PG* variables name, or a passing one of our own; undefined, with the reason on
 * stderr, where there is none.
 */
export async function postgisRates(
  lowest: readonly Cell[],
  sets: readonly Points[],
): Promise<PostgisRates | undefined> {
  const named = ['PGHOST', 'PGPORT', 'PGDATABASE', 'PGSERVICE'].some((name) => process.env[name])
  const server = named ? { config: {}, stop: () => undefined } : startPostgres()
  if (!server) {
    console.error('postgis left out: no PG* variables, and no initdb and pg_ctl found')
    return undefined
  }
  const client = new pg.Client(server.config)
  try {
    await client.connect()
    await client.query('CREATE EXTENSION IF NOT EXISTS postgis')
    await fill(client, lowest)
    const rates: number[] = []
    for (const points of sets) rates.push(Math.round(await rateOf(client, points)))
    return rates
  } catch (error) {
    console.error(`postgis left out: ${String(error)}`)
    return undefined
  } finally {
    await client.end().catch(() => undefined)
    server.stop()
  }
}

/** The table lasts as long as the connection. */
async function fill(client: pg.Client, lowest: readonly Cell[]): Promise<void> {
  await client.query('CREATE TEMPORARY TABLE cell (code text, area geometry(MultiPolygon, 4326))')
  for (let from = 0; from < lowest.length; from += batch) {
    const some = lowest.slice(from, from + batch)
    await client.query(
      'INSERT INTO cell SELECT code, ST_GeomFromWKB(area, 4326) FROM unnest($1::text[], $2::bytea[]) AS t (code, area)',
      [some.map(({ code }) => code), some.map(({ polygons }) => multiPolygonWkb(polygons ?? []))],
    )
  }
  await client.query('CREATE INDEX ON cell USING gist (area)')
  await client.query('ANALYZE cell')
}

async function rateOf(client: pg.Client, { pairs }: Points): Promise<number> {
  const lookUp = (i: number) =>
    client.query({
      name: 'covers',
      text: 'SELECT code FROM cell WHERE ST_Covers(area, ST_SetSRID(ST_MakePoint($1, $2), 4326))',
      values: [...(pairs[i % pairs.length] as [number, number])],
    })
  for (let i = 0; i < 1000; i++) await lookUp(i)
  const start = performance.now()
  let done = 0
  while (performance.now() - start < setMs) await lookUp(1000 + done++)
  return (done / (performance.now() - start)) * 1000
}
