import { join } from 'node:path'
import { LocalFault } from './fault.ts'
import { startMachine } from './machine.ts'
import { help, parseOptions } from './options.ts'

/** `npm start`: the whole product on this machine, until Ctrl-C. */
const root = join(import.meta.dirname, '../../..')
const stops: (() => Promise<void> | void)[] = []
let ending = false

process.on('SIGINT', () => end(0))
process.on('SIGTERM', () => end(0))

try {
  const options = parseOptions(process.argv.slice(2), {
    root,
    current: process.env.INIT_CWD ?? process.cwd(),
  })
  if (options.help) console.log(help)
  else
    await startMachine({
      root,
      options,
      say: console.log,
      onStop: (stop) => stops.unshift(stop),
      onDeath: died,
    })
} catch (error) {
  if (!ending) {
    console.error(error instanceof LocalFault ? error.message : error)
    await end(1)
  }
}

function died(what: string): void {
  if (ending) return
  console.error(what)
  void end(1)
}

/** Stops in the reverse order of starting. A second signal leaves at once; what we started ends with us all the same. */
async function end(code: number): Promise<void> {
  if (ending) process.exit(130)
  ending = true
  for (const stop of stops) await stop()
  process.exit(code)
}
