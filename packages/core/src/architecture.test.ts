import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** Who may import whom: a room, or `room/part` where only that part of it may be. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/grid': [],
  'packages/ledger': [],
  'packages/vault': [],
  'packages/core': [
    '@wangge/grid',
    '@wangge/grid/survey',
    '@wangge/ledger',
    '@wangge/ledger/*',
    '@wangge/vault',
    '@wangge/vault/*',
  ],
  'packages/infra': ['@wangge/ledger/tables'],
  'packages/local': [
    '@wangge/infra/wiring',
    '@wangge/infra/stores',
    '@wangge/core/*',
    '@wangge/grid',
    '@wangge/grid/survey',
    '@wangge/ledger/tables',
    '@wangge/ledger/all-heads',
  ],
  'packages/e2e': [],
  'packages/handbook': [],
  functions: ['@wangge/core/*', '@wangge/ledger/stream'],
  web: ['@wangge/core/*', '@wangge/grid', '@wangge/grid/survey', '@wangge/ledger', '@wangge/vault'],
}

/** Only these may speak to AWS. */
const mayCallAws =
  /^(packages\/ledger\/src\/|packages\/vault\/src\/|packages\/core\/src\/(files|incoming|queues)\.ts$|packages\/local\/src\/)/

const rooms = Object.keys(mayImport)
const unshipped = /\.(test|fixture)\.tsx?$|\/(testing|contract)\/|^packages\/e2e\//
const generated = /(^|\/)(node_modules|\.next|\.open-next|\.sst)(\/|$)/

/** Paths from the root. */
const filesOf = (room: string) =>
  globSync('**/*.{ts,tsx}', { cwd: join(root, room), exclude: (name) => generated.test(String(name)) }).map(
    (file) => join(room, file),
  )

/** What a file imports, as written; a relative path as a path from the root. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /^(?:import|export)\b[^'"]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  return [...found]
    .map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '')
    .map((name) => (name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name))
}

const shipped = rooms.flatMap(filesOf).filter((file) => !unshipped.test(file))
const roomOf = (path: string) => rooms.find((room) => path.startsWith(`${room}/`))

/** Every import of `files` that breaks `rule`, as `file → import`. */
const breaches = (files: readonly string[], rule: (file: string, name: string) => boolean) =>
  files.flatMap((file) => importsOf(file).flatMap((name) => (rule(file, name) ? [] : [`${file} → ${name}`])))

describe('the rooms', () => {
  it('have a row each in the table of imports', () => {
    const all = globSync('packages/*/package.json', { cwd: root }).map(dirname)
    expect(all.filter((room) => !(room in mayImport))).toEqual([])
    for (const room of ['packages/grid', 'packages/ledger', 'packages/core', 'functions'])
      expect(filesOf(room).length).toBeGreaterThan(0)
  })

  it('import of ours only what the table allows, by the name of its package', () => {
    const allowed = (file: string, name: string) => {
      const room = roomOf(file) ?? ''
      if (roomOf(name) !== undefined) return roomOf(name) === room
      if (!name.startsWith('@wangge/')) return true
      return (mayImport[room] ?? []).some((may) =>
        may.endsWith('/*') ? name.startsWith(may.slice(0, -1)) : name === may,
      )
    }
    expect(breaches(shipped, allowed)).toEqual([])
  })

  it('leave the browser tests to know nothing of ours', () => {
    const allowed = (_: string, name: string) =>
      !name.startsWith('@wangge/') && roomOf(name) !== 'packages/core'
    expect(breaches(filesOf('packages/e2e'), allowed)).toEqual([])
  })

  it('leave AWS to the ledger, the vault, the file stores, the queues and one machine', () => {
    expect(breaches(shipped, (file, name) => mayCallAws.test(file) || !name.startsWith('@aws-sdk/'))).toEqual(
      [],
    )
  })
})

describe('inside core', () => {
  const core = 'packages/core/src/'
  const files = shipped.filter((file) => file.startsWith(core))
  /** `tip` of `packages/core/src/tip/submit.ts`; undefined for what belongs to no noun. */
  const nounOf = (file: string) => /^packages\/core\/src\/([\w-]+)\/[^/]+$/.exec(file)?.[1]
  const isWords = (file: string) =>
    nounOf(file) !== undefined &&
    (file === `${core}${nounOf(file)}/${nounOf(file)}.ts` ||
      ['scheme/facts.ts', 'evidence/media.ts', 'case/stage.ts'].includes(file.slice(core.length)))
  const writes = new Set(
    files.filter((file) =>
      /\b(ledger\.append|views\.put|files\.write)\(/.test(readFileSync(join(root, file), 'utf8')),
    ),
  )

  it('words import only words and what belongs to no noun: no context, no store, nothing of Node', () => {
    const shared = ['command', 'dated', 'fault', 'locale', 'number', 'point'].map(
      (name) => `${core}${name}.ts`,
    )
    const allowed = (_: string, name: string) =>
      name.endsWith('.json') ||
      ['zod/mini', 'zod/v4/core', '@wangge/ledger', '@wangge/grid'].includes(name) ||
      shared.includes(name) ||
      isWords(name)
    const words = files.filter((file) => isWords(file) || shared.includes(file))
    expect(words.length).toBeGreaterThan(8)
    expect(breaches(words, allowed)).toEqual([])
    const roomAsValue = words.filter((file) =>
      /^import (?!type )[^'"]*from '@wangge\//m.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(roomAsValue).toEqual([])
  })

  it('a noun never imports what another noun writes with: deeds meet in one transaction or in the stream', () => {
    expect([...writes].map((file) => file.slice(core.length)).sort()).toContain('tip/assign.ts')
    const nouns = files.filter((file) => nounOf(file) !== undefined)
    expect(breaches(nouns, (file, name) => !writes.has(name) || nounOf(name) === nounOf(file))).toEqual([])
  })

  it('no file imports itself, by whatever way round', () => {
    const imports = new Map(
      files.map((file) => [file, importsOf(file).filter((name) => name.startsWith(core))]),
    )
    const reaches = (from: string, seen = new Set<string>()): Set<string> => {
      for (const name of imports.get(from) ?? []) if (!seen.has(name)) reaches(name, seen.add(name))
      return seen
    }
    expect(files.filter((file) => reaches(file).has(file))).toEqual([])
  })
})
