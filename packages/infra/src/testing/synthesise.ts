import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'

/** A resource as Pulumi would register it; `type` such as `aws:sqs/queue:Queue`. */
type Resource = {
  readonly type: string
  readonly name: string
  readonly inputs: Readonly<Record<string, unknown>>
}

export type Synthesis = {
  ofType(type: string): readonly Resource[]
  /** Inputs of the only resource of that type and name; throws when there is none or more. */
  one(type: string, name: string): Resource['inputs']
}

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const platform = join(root, '.sst/platform')

/**
 * Every resource of `sst.config.ts` for the stage `production`, synthesised with mocks: no account, no network.
 * Needs `.sst/platform` (see `check.ts`). Throws with the program's own output when it fails.
 */
export async function synthesise(): Promise<Synthesis> {
  const site = await mkdtemp(join(tmpdir(), 'wangge-synth-'))
  const bundle = join(platform, `wangge-synth-${process.pid}.mjs`)
  try {
    await writeBuiltSite(site)
    await build({
      entryPoints: [join(root, 'packages/infra/src/cloud/synth.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      inject: [join(platform, 'src/shim/run.js')],
      define: {
        $app: JSON.stringify({
          name: 'wangge',
          stage: 'production',
          removal: 'retain',
          protect: true,
          providers: {},
        }),
        $cli: JSON.stringify({ paths: { root: site, work: join(site, '.sst'), platform } }),
        $dev: 'false',
      },
      logLevel: 'silent',
    })
    const { stdout } = await promisify(execFile)(process.execPath, [bundle], {
      env: {
        ...process.env,
        JURISDICTION: 'test',
        MAP_REVIEW_NO: 'GS',
        MAPBOX_TOKEN: 'pk',
        SITE_ORIGIN: 'https://grid.example',
        CLIENT_ADDRESS: 'connection',
        OIDC_ISSUER: 'https://sign-in.example',
        OIDC_CLIENT_ID: 'none',
        OIDC_CLIENT_SECRET: 'none',
        OIDC_ACR: 'mfa',
        SMTP_URL: 'smtps://u:p@mail.example',
        MAIL_FROM: 'grid@mail.example',
        WEBHOOK_LANGUAGE: 'en',
        WEBHOOK_URL: 'https://hook.example',
        WEBHOOK_SECRET: 'w',
        SST_SECRET_ReceiptKey: 'r',
        SST_SECRET_SealKey: 's',
        SST_SECRET_SignKey: 'g',
      },
      maxBuffer: 64 * 1024 * 1024,
    })
    return synthesis(JSON.parse(stdout) as Resource[])
  } finally {
    await Promise.all([rm(site, { recursive: true }), rm(bundle, { force: true })])
  }
}

function synthesis(resources: readonly Resource[]): Synthesis {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type)
  const one = (type: string, name: string) => {
    const [found, ...more] = ofType(type).filter((resource) => resource.name === name)
    if (!found || more.length > 0) throw new Error(`${found ? 'more than one' : 'no'} ${type} ${name}`)
    return found.inputs
  }
  return { ofType, one }
}

/** The smallest folder that looks like a built site and built functions. */
async function writeBuiltSite(folder: string): Promise<void> {
  const files = [
    'code/index.mjs',
    'web/.open-next/server-functions/default/index.mjs',
    'web/.open-next/assets/_next/a.css',
  ]
  for (const file of files) {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), '')
  }
}
