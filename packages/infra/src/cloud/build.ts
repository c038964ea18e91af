import { deadLetterQueues, functions } from '../wiring.ts'
import { createAlarms } from './alarm.ts'
import { createBuckets, openToPosts, originOf } from './bucket.ts'
import { createFunction } from './function.ts'
import { createKeys } from './key.ts'
import { addressesOf, connectBuckets, createDeadLetters, createWorkQueues, type WorkQueues } from './queue.ts'
import { settings } from './settings.ts'
import { createSite } from './site.ts'
import { connect } from './source.ts'
import { createTables } from './table.ts'

/** Everything the product has in the cloud, made from `wiring.ts` and `stores.ts`. Returns the address of the site. */
export function build() {
  const alarms = createAlarms()
  const deadLetters = createDeadLetters(deadLetterQueues, alarms)
  const workQueues = createWorkQueues(deadLetters)
  const cloud = createStores(workQueues)
  connectBuckets(cloud.buckets, workQueues)

  for (const [name, spec] of Object.entries(functions)) {
    const { source } = spec
    const table = source.kind === 'stream' ? cloud.tables[source.table] : undefined
    const queue = source.kind === 'queue' ? workQueues[source.queue] : undefined
    const fn = createFunction(name, cloud, {
      ...spec,
      handler: `functions/${spec.file}.handler`,
      deadLetters: queue ? undefined : deadLetters[spec.deadLetters],
      ...(table && { stream: table.nodes.table.streamArn }),
      ...(queue && { queue: queue.arn }),
      alarms,
    })
    connect(name, fn, source, { deadLetters: deadLetters[spec.deadLetters], table, queue })
  }

  const url = createSite(cloud)
  openToPosts(cloud.buckets, settings.siteOrigin ?? url)
  return { url }
}

function createStores(queues: WorkQueues) {
  const [tables, buckets, keys] = [createTables(), createBuckets(), createKeys()]
  const values = {
    LEDGER_TABLE: tables.Ledger.name,
    PUBLIC_TABLE: tables.Public.name,
    DESK_TABLE: tables.Desk.name,
    PASSING_TABLE: tables.Passing.name,
    VAULT_TABLE: tables.Vault.name,
    FILES_BUCKET: buckets.Files.name,
    INCOMING_BUCKET: buckets.Incoming.name,
    EVIDENCE_BUCKET: buckets.Evidence.name,
    INCOMING_ORIGIN: originOf(buckets.Incoming),
    VAULT_KEY: keys.VaultKey.arn,
    INDEX_KEY: keys.IndexKey.arn,
    ...addressesOf(queues),
    RECEIPT_KEY: new sst.Secret('ReceiptKey').value,
    SEAL_KEY: new sst.Secret('SealKey').value,
    SIGN_KEY: new sst.Secret('SignKey').value,
    JURISDICTION: settings.jurisdiction,
  }
  return { tables, buckets, keys, queues, values }
}
