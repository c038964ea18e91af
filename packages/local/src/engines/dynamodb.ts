import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { LocalFault } from '../fault.ts'
import { type Running, runGuarded } from './guarded-child.ts'
import { requireJava } from './java.ts'
import { packageFolder } from './package-folder.ts'

const emulator = join(packageFolder('amplify-dynamodb-simulator'), 'emulator')
const patience = 30_000

/**
 * Starts Amazon's DynamoDB Local and waits until it answers. It listens on every address of this machine and
 * has no option against that.
 * @param folder where it keeps its data (must exist); in memory without one
 * @throws LocalFault `java.missing`, `java.too-old`, `engine.failed`
 */
export async function startDynamodb(port: number, folder?: string): Promise<Running> {
  const java = await requireJava()
  const engine = runGuarded(
    java,
    [
      `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(emulator, 'DynamoDBLocal.jar'),
      ...['-port', String(port), '-sharedDb', '-disableTelemetry'],
      ...(folder ? ['-dbPath', folder] : ['-inMemory']),
    ],
    emulator,
  )
  const failure = await Promise.race([firstAnswer(port), engine.died])
  if (failure === undefined) return engine
  await engine.stop()
  throw new LocalFault('engine.failed', `DynamoDB Local did not start on port ${port}: ${failure}`)
}

/** Any answer will do: without a signature the engine refuses with 400. */
async function firstAnswer(port: number): Promise<string | undefined> {
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (answered) return undefined
    await setTimeout(100)
  }
  return `no answer in ${patience / 1000} s`
}
