import { tables as tableData } from '@wangge/ledger/tables'
import { functions, queues as queueNames } from '../wiring.ts'
import { createFunction } from './function.ts'
import { createDeadLetters } from './queue.ts'
import { settings } from './settings.ts'
import { createSite } from './site.ts'
import { connect } from './source.ts'
import { createFiles, createTable } from './storage.ts'

/** Everything the product has in the cloud, made from `wiring.ts`. Returns the address of the site. */
export function build() {
  const tables = {
    Ledger: createTable('Ledger', tableData.Ledger),
    Public: createTable('Public', tableData.Public),
  }
  const files = createFiles()
  const cloud = {
    tables,
    files,
    values: {
      LEDGER_TABLE: tables.Ledger.name,
      PUBLIC_TABLE: tables.Public.name,
      FILES_BUCKET: files.name,
      RECEIPT_KEY: new sst.Secret('ReceiptKey').value,
      SEAL_KEY: new sst.Secret('SealKey').value,
      JURISDICTION: settings.jurisdiction,
    },
  }
  const deadLetters = createDeadLetters(queueNames)

  for (const [name, spec] of Object.entries(functions)) {
    const queue = deadLetters[spec.deadLetters]
    const table = spec.source.kind === 'stream' ? tables[spec.source.table] : undefined
    const fn = createFunction(name, cloud, {
      ...spec,
      handler: `functions/${spec.file}.handler`,
      deadLetters: queue,
      ...(table && { stream: table.nodes.table.streamArn }),
    })
    connect(name, fn, spec.source, queue, table)
  }

  return { url: createSite(cloud) }
}
