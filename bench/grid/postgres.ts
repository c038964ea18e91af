import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A server of our own and how to reach it. */
export type Passing = {
  readonly config: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database: string
  }
  readonly stop: () => void
}

const firstPort = 4800
const lastPort = 4819

/** PostgreSQL refuses to run as root; this is `nobody` everywhere. */
const nobody = 65_534

/** Starts a server on loopback over a folder that goes when it stops; undefined where PostgreSQL is not installed. */
export function startPostgres(): Passing | undefined {
  const programs = findPrograms()
  if (!programs) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'grid-postgres-'))
  const asRoot = process.getuid?.() === 0
  if (asRoot) chownSync(folder, nobody, nobody)
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(programs, program), args, {
      cwd: folder,
      stdio: 'ignore',
      ...(asRoot && { uid: nobody, gid: nobody }),
    })
  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'bench', '-A', 'trust', '--no-sync')
  for (let port = firstPort; port <= lastPort; port++) {
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
    try {
      run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', '-o', options, 'start')
    } catch {
      continue
    }
    return {
      config: { host: '127.0.0.1', port, user: 'bench', database: 'postgres' },
      stop: () => {
        run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
        rmSync(folder, { recursive: true })
      },
    }
  }
  rmSync(folder, { recursive: true })
  return undefined
}

/** The folder with both programs: on the path, or where Debian puts them. */
function findPrograms(): string | undefined {
  const folders = [...globSync('/usr/lib/postgresql/*/bin'), ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => existsSync(join(folder, name))))
}
