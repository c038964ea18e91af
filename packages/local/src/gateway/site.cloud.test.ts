import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { environment, newKeys } from '../environment.ts'
import { freePort } from '../ports.ts'
import { startSite } from './site.ts'

/** A web folder as OpenNext leaves it, with this as its function. */
function webFolder(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'web-'))
  const bundle = '.open-next/server-functions/default'
  mkdirSync(join(folder, bundle), { recursive: true })
  mkdirSync(join(folder, '.open-next/assets'))
  writeFileSync(join(folder, bundle, 'index.mjs'), code)
  writeFileSync(
    join(folder, '.open-next/open-next.output.json'),
    JSON.stringify({ origins: { default: { bundle } } }),
  )
  return folder
}

const variables = environment('gaochang', { dynamodb: 1, fauxqs: 2, gate: 3 }, newKeys())

test('the site runs in its bundle folder with the variables wired to it and no others', async () => {
  process.env.NOT_WIRED = 'leaks'
  const folder = webFolder(
    'export const handler = async () => ({ statusCode: 200, body: JSON.stringify({ cwd: process.cwd(), env: process.env }) })',
  )
  const port = await freePort()
  const site = await startSite(folder, port, variables)
  const { cwd, env } = (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as {
    cwd: string
    env: Record<string, string>
  }
  expect(cwd).toBe(join(folder, '.open-next/server-functions/default'))
  expect(env).toMatchObject({
    LEDGER_TABLE: 'Ledger',
    JURISDICTION: 'gaochang',
    AWS_REGION: variables.AWS_REGION,
  })
  expect(env).not.toHaveProperty('NOT_WIRED')
  await site.stop()
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
})

test('a site that cannot be loaded is a fault that names the port', async () => {
  await expect(startSite(webFolder('throw new Error("broken")'), 4398, variables)).rejects.toMatchObject({
    code: 'site.failed',
    message: expect.stringContaining('4398'),
  })
})
