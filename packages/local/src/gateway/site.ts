import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Setting, site } from '@wangge/infra/wiring'
import type { Running } from '../engines/guarded-child.ts'
import type { Environment } from '../environment.ts'
import { LocalFault } from '../fault.ts'

const killAfter = 5_000

type Settings = Readonly<Partial<Record<Setting, string>>>

type OpenNextOutput = { readonly origins: { readonly default: { readonly bundle: string } } }

/**
 * Starts the gateway with the site's Lambda bundle in a process of its own, which sees the variables and
 * settings wired to the site and those of the AWS SDK, and ends with this one.
 * @param webFolder holds `.open-next`, as OpenNext built it
 * @throws LocalFault `site.failed`
 */
export async function startSite(
  webFolder: string,
  port: number,
  environment: Environment & Settings,
): Promise<Running> {
  const output = JSON.parse(
    readFileSync(join(webFolder, '.open-next/open-next.output.json'), 'utf8'),
  ) as OpenNextOutput
  const bundle = resolve(webFolder, output.origins.default.bundle)
  const child = fork(
    join(import.meta.dirname, 'process.ts'),
    [String(port), join(webFolder, '.open-next/assets'), bundle],
    { cwd: bundle, env: { PATH: process.env.PATH, NODE_ENV: 'production', ...variablesOfSite(environment) } },
  )
  const { promise: died, resolve: tellDeath } = Promise.withResolvers<string>()
  const exited = once(child, 'exit')
  let stopping = false
  void exited.then(([code]) => stopping || tellDeath(`exit code ${code}`))
  const failure = await Promise.race([once(child, 'message').then(() => undefined), died])
  if (failure !== undefined)
    throw new LocalFault('site.failed', `The site did not start on port ${port}: ${failure}.`)
  return {
    died,
    async stop() {
      stopping = true
      child.disconnect()
      const late = setTimeout(() => child.kill('SIGKILL'), killAfter)
      await exited
      clearTimeout(late)
    },
  }
}

function variablesOfSite(environment: Environment & Settings): Record<string, string> {
  const wired: readonly string[] = [...site.variables, ...site.settings, 'GALLERY']
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => name.startsWith('AWS_') || wired.includes(name)),
  )
}
