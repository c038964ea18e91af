import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** `key` of a client that may intake. */
export type Product = { readonly base: string; readonly key: string; stop(): Promise<void> }

const root = join(import.meta.dirname, '..')

/**
 * The whole product with demo data in a temporary folder, in processes of its own.
 * @throws when it ends before it is ready, with what it said
 */
export async function startProduct(grid: string, port: number): Promise<Product> {
  const data = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
  const child = spawn(
    process.execPath,
    ['packages/local/src/start.ts', ...['--grid', grid, '--port', String(port), '--data', data, '--fresh']],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const exited = once(child, 'exit').then(() => rmSync(data, { recursive: true, force: true }))
  const said: string[] = []
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('ready')) resolve()
      said.push(line)
    })
    createInterface(child.stderr).on('line', (line) => said.push(line))
  })
  await Promise.race([
    ready,
    exited.then(() => {
      throw new Error(`the product ended before it was ready:\n${said.join('\n')}`)
    }),
  ])
  return {
    base: `http://127.0.0.1:${port}`,
    key: keyOf(port, data),
    async stop() {
      child.kill('SIGINT')
      await exited
    },
  }
}

function keyOf(port: number, data: string): string {
  const words = ['add', 'bench', '--may', 'intake', '--port', String(port), '--data', data]
  const client = ['packages/local/src/client/client.ts', ...words]
  return execFileSync(process.execPath, client, { cwd: root, encoding: 'utf8' }).trim()
}
