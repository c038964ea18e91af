import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Type-checks `sst.config.ts` and all it builds, without an account: `node packages/infra/src/check.ts`.
 * The first run lets SST write its component sources to `.sst/platform` (about a minute, needs npm's registry).
 */
const root = fileURLToPath(new URL('../../..', import.meta.url))
/** SST writes this file last. */
const platform = `${root}/.sst/platform/config.d.ts`

const offline = {
  SST_SKIP_DEPENDENCY_CHECK: '1',
  SST_NO_BUN: '1',
  SST_TELEMETRY_DISABLED: '1',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
}

if (!existsSync(platform)) run('prepare .sst/platform', 'sst', ['install', '--stage', 'ci'], offline)
run('type-check sst.config.ts', 'tsc', ['-p', 'tsconfig.infra.json'])

function run(what: string, tool: string, args: string[], env: Readonly<Record<string, string>> = {}): void {
  const { status, error, stdout, stderr } = spawnSync(`${root}/node_modules/.bin/${tool}`, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  if (status === 0) return
  console.error(`${stdout ?? ''}${stderr ?? ''}`)
  console.error(`infra check failed to ${what}${error ? `: ${error.message}` : ''}`)
  process.exit(1)
}
