import { findPackageJSON } from 'node:module'
import { dirname } from 'node:path'

/** Where an installed package lies, whatever its `exports` say. */
export function packageFolder(name: string): string {
  const description = findPackageJSON(name, import.meta.url)
  if (!description) throw new Error(`Package ${name} is not installed.`)
  return dirname(description)
}
