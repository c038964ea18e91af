import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tables } from '@wangge/ledger/tables'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buckets, keys } from './stores.ts'
import { bundleFunction } from './testing/bundle.ts'
import { type CloudFunction, functions } from './wiring.ts'

const wired = Object.entries(functions)
const folder = mkdtempSync(join(tmpdir(), 'wangge-bundles-'))
const bundles = new Map<string, Awaited<ReturnType<typeof bundleFunction>>>()

beforeAll(async () => {
  for (const [name, spec] of wired) bundles.set(name, await bundleFunction(spec, join(folder, `${name}.mjs`)))
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

/** The client that speaks to a thing a function has rights on. */
function clientOf(on: string): string {
  const [store = ''] = on.split('/')
  if (store in tables) return 'client-dynamodb'
  if (store in buckets) return 'client-s3'
  return store in keys ? 'client-kms' : 'client-sqs'
}

const neededBy = ({ rights }: CloudFunction) => [...new Set(rights.map(({ on }) => clientOf(on)))].sort()

/** Those of AWS that left code in a bundle. */
function clientsIn(name: string): readonly string[] {
  const inputs = Object.entries(bundles.get(name)?.inputs ?? {})
  const clients = inputs.flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? (/@aws-sdk\/(client-\w+)\//.exec(path)?.[1] ?? []) : [],
  )
  return [...new Set(clients)].sort()
}

describe('the bundle of a function', () => {
  it.each(wired)('%s speaks to what it has rights on, and carries no other client', (name, spec) => {
    expect(clientsIn(name)).toEqual(neededBy(spec))
  })

  it.each(wired)('%s can encrypt only where it has a right on a key', (name, spec) => {
    const isCarried = Object.entries(bundles.get(name)?.inputs ?? {}).some(
      ([path, { bytesInOutput }]) => bytesInOutput > 0 && path.includes('@aws-crypto/material-management'),
    )
    expect(isCarried).toBe(spec.rights.some(({ on }) => on in keys))
  })

  it.each(wired)('%s weighs at most 1 MB', (name) => {
    expect(bundles.get(name)?.bytes).toBeLessThanOrEqual(1_000_000)
  })
})
