import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { freePort } from '../packages/local/src/ports.ts'
import { type Spread, spread } from './spread.ts'

/** Bytes of the site's function, and milliseconds from starting its process to its first page. */
export type SiteFigures = {
  readonly files: number
  readonly bytes: number
  readonly zip: number
  readonly firstAnswerMs: Spread
}

const web = join(import.meta.dirname, '../web')
const bundle = join(web, '.open-next/server-functions/default')
const gateway = join(import.meta.dirname, '../packages/local/src/gateway/process.ts')
/** A page that needs no database. */
const page = '/privacy'

/** Of the site as it was last built. */
export async function measureSite(starts: number): Promise<SiteFigures> {
  const files = readdirSync(bundle, { recursive: true, encoding: 'utf8' })
    .map((name) => join(bundle, name))
    .filter((file) => statSync(file).isFile())
  const contents = files.map((file) => readFileSync(file))
  const times: number[] = []
  for (let i = 0; i < starts; i++) times.push(await firstAnswer())
  return {
    files: files.length,
    bytes: contents.reduce((sum, { length }) => sum + length, 0),
    // A zip packs each file by itself; its directory adds about a hundred bytes a file.
    zip: contents.reduce((sum, bytes) => sum + deflateRawSync(bytes, { level: 9 }).length + 100, 0),
    firstAnswerMs: spread(times),
  }
}

/** By the gateway of this machine, which loads the bundle as Lambda would; its log is not ours to print. */
async function firstAnswer(): Promise<number> {
  const port = await freePort()
  const start = performance.now()
  const site = fork(gateway, [String(port), join(web, '.open-next/assets'), bundle], {
    cwd: bundle,
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    silent: true,
  })
  const exited = once(site, 'exit')
  try {
    await Promise.race([once(site, 'message'), exited])
    const answer = await fetch(`http://127.0.0.1:${port}${page}`, { headers: { connection: 'close' } })
    await answer.text()
    if (!answer.ok) throw new Error(`${page} answered ${answer.status}`)
    return performance.now() - start
  } finally {
    if (site.connected) site.disconnect()
    await exited
  }
}
