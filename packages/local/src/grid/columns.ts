import { columnsOf, kinds } from '@wangge/core/scheme/import/column'
import type { Terminal } from './run.ts'

/** Every heading an import understands, by kind of table, with the values of those that have a list of them. */
export function listColumns({ out }: Terminal): 0 {
  for (const kind of kinds) {
    out.write(`${kind}\n`)
    for (const { names, values = {} } of Object.values(columnsOf(kind))) {
      out.write(`  ${names.join(', ')}\n`)
      for (const [code, words] of Object.entries(values)) out.write(`    = ${[code, ...words].join(', ')}\n`)
    }
  }
  return 0
}
