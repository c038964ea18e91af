import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LocalFault } from '../fault.ts'

const oldest = 17

/**
 * The `java` that starts DynamoDB Local: that of JAVA_HOME, or the first on the PATH.
 * @throws LocalFault `java.missing`, `java.too-old`
 */
export async function requireJava(): Promise<string> {
  const home = process.env.JAVA_HOME
  const java = home ? join(home, 'bin', 'java') : 'java'
  const remedy = `install Java ${oldest} or newer (Debian: apt-get install default-jre-headless) or point JAVA_HOME at it.`
  const told = await promisify(execFile)(java, ['-version']).catch(() => {
    throw new LocalFault(
      'java.missing',
      `Java, which DynamoDB Local needs, was not found as "${java}": ${remedy}`,
    )
  })
  const version = /version "(?:1\.)?(\d+)/.exec(told.stderr)?.[1]
  if (Number(version) >= oldest) return java
  throw new LocalFault('java.too-old', `"${java}" is Java ${version ?? 'of an unknown version'}: ${remedy}`)
}
