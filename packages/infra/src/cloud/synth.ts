/**
 * Runs `sst.config.ts` against Pulumi's mocks: nothing is reached, every resource it would register is printed as
 * JSON. Bundled and started by `../testing/synthesise.ts`.
 */
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { run } from '../../../../.sst/platform/src/auto/run.ts'
import * as components from '../../../../.sst/platform/src/components/index.ts'
import config from '../../../../sst.config.ts'

const registered: object[] = []
const account = '000000000000'

await $util.runtime.setMocks(
  {
    newResource: ({ type, name, inputs }) => {
      registered.push({ type, name, inputs: withoutSecretMarks(inputs) })
      return { id: name, state: { ...inputs, ...outputs(type, name) } }
    },
    call: ({ token, inputs }) => {
      if (token.includes('getPolicyDocument')) return { ...inputs, json: JSON.stringify(inputs) }
      return { region: 'us-east-1', partition: 'aws', accountId: account }
    },
  },
  $app.name,
  $app.stage,
)

function outputs(type: string, name: string) {
  const service = type.split(/[:/]/)[1]
  const arn = `arn:aws:${service}:us-east-1:${account}:${type.endsWith(':Function') ? 'function:' : ''}${name}`
  return {
    arn,
    name,
    streamArn: `${arn}/stream`,
    executionArn: arn,
    apiEndpoint: `https://${name}.example`,
    url: `https://${name}.example`,
    bucketRegionalDomainName: `${name}.example`,
  }
}

function withoutSecretMarks(inputs: object): object {
  const { isRpcSecret, unwrapRpcSecret } = $util.runtime
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [key, isRpcSecret(value) ? unwrapRpcSecret(value) : value]),
  )
}

/** What SST's own process answers while it deploys. */
const answers: Readonly<Record<string, object>> = {
  'Provider.Aws.Bootstrap': { asset: 'bootstrap', state: 'bootstrap' },
  'Runtime.Build': { handler: 'index.handler', out: `${$cli.paths.root}/code`, errors: [], sourcemaps: [] },
}
const server = createServer(async (request, response) => {
  const { method } = JSON.parse((await request.toArray()).join('')) as { method: string }
  const result = answers[method]
  response.end(JSON.stringify(result ? { result } : { error: `unexpected ${method}` }))
})

server.listen(0, '127.0.0.1', async () => {
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  process.env.SST_SERVER = `http://127.0.0.1:${address.port}`
  server.unref()
  Object.assign(globalThis, { sst: components, aws: createRequire(`${$cli.paths.platform}/`)('@pulumi/aws') })
  process.on('beforeExit', () => process.stdout.write(JSON.stringify(registered)))
  await $util.runtime.runInPulumiStack(() => run(config.run))
})
