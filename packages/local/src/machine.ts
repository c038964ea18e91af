import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { functions } from '@wangge/infra/wiring'
import { realClock } from './clock.ts'
import { openDataFolder } from './data-folder.ts'
import { startDynamodb } from './engines/dynamodb.ts'
import { createBuckets, createQueues, startFauxqs } from './engines/fauxqs.ts'
import { requireJava } from './engines/java.ts'
import { createTables } from './engines/tables.ts'
import { describing, waitUntilCalm } from './engines/wait-until-calm.ts'
import { credentialsOf, environment, keptKeys } from './environment.ts'
import { bucketsNamed, startGate } from './gate/start.ts'
import { startSite } from './gateway/site.ts'
import { demoPeople } from './identity/people.ts'
import { identitySettings } from './identity/settings.ts'
import { startIdentity } from './identity/start.ts'
import { mailSettings } from './mailbox/settings.ts'
import { startMailbox } from './mailbox/start.ts'
import type { Options } from './options.ts'
import { portsFrom, requireFreePort } from './ports.ts'
import { startRunner } from './runner/runner.ts'
import { buildSite, needsBuild } from './site-build.ts'
import { bucketNamesIn, tableNamesIn } from './store-names.ts'

export type Machine = {
  readonly root: string
  readonly options: Options
  readonly say: (line: string) => void
  /** Gets what stops each part, as soon as that part runs. */
  readonly onStop: (stop: () => Promise<void> | void) => void
  /** Told when a part ends on its own. */
  readonly onDeath: (what: string) => void
}

/**
 * Starts everything, from the data to the site, and returns when the site answers.
 * @throws LocalFault with the first thing that stands in the way
 */
export async function startMachine({ root, options, say, onStop, onDeath }: Machine): Promise<void> {
  const { grid, port, data, fresh, every } = options
  const ports = portsFrom(port)
  await requireJava()
  await requireFreePort(port, 'the site')
  await requireFreePort(ports.dynamodb, 'DynamoDB Local')
  await requireFreePort(ports.fauxqs, 'S3 and SQS')
  await requireFreePort(ports.gate, 'the gate before S3')
  await requireFreePort(ports.identity, 'signing in')
  await requireFreePort(ports.mailbox, 'the mailbox')
  await requireFreePort(ports.smtp, 'letters to the mailbox')
  const folder = openDataFolder(data, grid, fresh)
  onStop(folder.release)
  say(`grid ${grid}, data in ${data}`)

  if (await needsBuild(root)) {
    say('building the site, about a minute …')
    const build = buildSite(root, folder.buildLog)
    onStop(build.stop)
    await build.done
  }

  say('starting the engines …')
  const keys = keptKeys(data)
  const variables = environment(grid, ports, keys)
  const signingIn = identitySettings(ports, keys)
  Object.assign(process.env, variables, mailSettings(ports), signingIn)
  const fauxqs = await startFauxqs(ports.fauxqs, folder.fauxqs)
  onStop(fauxqs.stop)
  const dynamodb = await startDynamodb(ports.dynamodb, folder.dynamodb)
  onStop(dynamodb.stop)
  void dynamodb.died.then((words) => onDeath(`DynamoDB Local ended: ${words}`))
  const origins = ['127.0.0.1', 'localhost'].map((host) => `http://${host}:${port}`)
  const gate = await startGate(ports, {
    origins,
    bucket: bucketsNamed(bucketNamesIn(variables)),
    credentials: credentialsOf(variables),
  })
  onStop(gate.stop)
  const mailbox = await startMailbox(ports, folder.mail)
  onStop(mailbox.stop)
  const tableNames = tableNamesIn(variables)
  await createTables(new DynamoDBClient(), tableNames)
  await createBuckets(new S3Client(), Object.values(bucketNamesIn(variables)))
  await createQueues(new SQSClient({ useQueueUrlAsEndpoint: false }))

  if (folder.isNew) {
    say('loading the demo data …')
    const { loadDemo } = await import('./demo/load.ts')
    const { cells, cases } = await loadDemo(grid)
    say(`${cells} cells, ${cases} cases, all of them made up`)
    folder.markLoaded()
  }

  // What piled up in the streams meanwhile is worked off at once, which a machine that is still busy answers with time-outs.
  await waitUntilCalm(describing(new DynamoDBClient(), tableNames.Ledger))
  const runner = await startRunner({
    functions,
    tableNames,
    checkpointFile: folder.checkpoints,
    clock: realClock,
    ...(every !== undefined && { everyMs: every * 1000 }),
  })
  onStop(runner.stop)

  const identity = await startIdentity(signingIn, origins, await demoPeople())
  onStop(identity.stop)

  const site = await startSite(join(root, 'web'), port, { ...variables, ...signingIn })
  onStop(site.stop)
  void site.died.then((words) => onDeath(`The site ended: ${words}`))

  say(`DynamoDB    http://127.0.0.1:${ports.dynamodb}/`)
  say(`SQS         http://127.0.0.1:${ports.fauxqs}/`)
  say(`S3          http://127.0.0.1:${ports.gate}/`)
  say(`Signing in  ${signingIn.OIDC_ISSUER}/ (demo people, no passwords)`)
  say(`Mail        http://127.0.0.1:${ports.mailbox}/`)
  say(`ready: http://127.0.0.1:${port}/ (Ctrl-C stops, the data stays)`)
}
