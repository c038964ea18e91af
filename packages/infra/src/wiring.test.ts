import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Context, Source, StoreMakers, StoreName } from '@wangge/core/context'
import { CANARY_ALARM } from '@wangge/core/identity/ring-canary'
import { shownNouns } from '@wangge/core/shown-nouns'
import * as stores from '@wangge/core/stores'
import { sweepRings } from '@wangge/core/sweep'
import { tables } from '@wangge/ledger/tables'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { buckets } from './stores.ts'
import { usesOf } from './testing/deeds.ts'
import { type Call, callsOf } from './testing/wire.ts'
import { type Allowance, deadLetterQueues, functions, site, type Variable, workQueues } from './wiring.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const wired = Object.entries(functions)
const written = globSync('{stream,schedule,queue,object}/*.ts', { cwd: `${root}functions` })
const web = globSync('web/**/*.{ts,tsx}', {
  cwd: root,
  exclude: ['**/node_modules/**', '**/.*/**', '**/*.test.*', '**/*.config.ts'],
})

vi.mock('@wangge/core/context', async (original) => {
  const context = await original<typeof import('@wangge/core/context')>()
  return { ...context, createContext: vi.fn(context.createContext) }
})

type Method = { [S in StoreName]: `${S}.${keyof Context[S] & string}` }[StoreName]

const stream = { stream: 's', state: {}, events: [{ type: 't', data: {} }] }
const box = new Uint8Array(1)
const until = new Date('2999-01-01T00:00:00Z')
const everything = {
  at: '2026-01-01T00:00:00Z',
  by: 'test',
  once: { key: 'k', value: {} },
  receipt: { locator: '1', value: {} },
  streams: [
    { ...stream, after: 0, sealed: box, waiting: 'w', events: [{ type: 't', data: {}, sealed: box }] },
    { ...stream, stream: 'other', after: 1, erase: [0, 1] },
  ],
  claims: [{ key: 'c', value: {} }],
  registers: [{ key: 'r', after: 1, box }],
  outbox: [{ shard: 0, at: 0, id: '1', stream: 's', entry: '{}' }],
}

/** Sends what a browser would send by a permission. */
async function postBy({ incoming }: Context): Promise<void> {
  const { url, fields } = await incoming.permit('f', 'image/jpeg', 1, 60)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  await fetch(url, { method: 'POST', body: form })
}

const encrypt = ({ vault }: Context) => vault.encrypt(box, { name: 'n' })
/** Opens a box, which must be locked first: what that asks for is taken off again below. */
const decrypt = async (context: Context) => context.vault.decrypt(await encrypt(context), { name: 'n' })
const opening: readonly Method[] = ['vault.decrypt', 'vault.open']

/** Each method of the context with its widest input. */
const uses: Readonly<Record<Method, (context: Context) => Promise<unknown>>> = {
  'ledger.append': ({ ledger }) => ledger.append(everything),
  'ledger.head': ({ ledger }) => ledger.head('s'),
  'ledger.events': ({ ledger }) => ledger.events('s'),
  'ledger.sealed': ({ ledger }) => ledger.sealed('s'),
  'ledger.sealedEvents': ({ ledger }) => ledger.sealedEvents('s'),
  'ledger.receipt': ({ ledger }) => ledger.receipt('1'),
  'ledger.once': ({ ledger }) => ledger.once('k'),
  'ledger.claim': ({ ledger }) => ledger.claim('k'),
  'ledger.register': ({ ledger }) => ledger.register('k'),
  'ledger.waiting': ({ ledger }) => ledger.waiting('w', 1),
  'ledger.waitingAfter': ({ ledger }) => ledger.waitingAfter('w', 1, { since: '', stream: 's' }, '9'),
  'ledger.traces': ({ ledger }) => ledger.traces(0),
  'ledger.outbox': ({ ledger }) => ledger.outbox(0, 0),
  'views.put': ({ views }) => views.put({ pk: 'p', sk: 's', seq: 1, body: {}, tag: 't' }),
  'views.get': ({ views }) => views.get([{ pk: 'p', sk: 's' }]),
  'views.list': async ({ views }) => {
    await views.list({ pk: 'p', prefix: '', limit: 1 })
    await views.list({ pk: 'p', tag: 't', prefix: '', limit: 1 })
  },
  'passing.claim': ({ passing }) => passing.claim('k', 1, until),
  'passing.read': ({ passing }) => passing.read('k'),
  'passing.count': ({ passing }) => passing.count('k', until),
  'passing.replace': ({ passing }) => passing.replace('k', 1, until),
  'passing.enlist': ({ passing }) => passing.enlist('g', 'n', 1, until),
  'passing.list': ({ passing }) => passing.list('g'),
  'board.put': ({ board }) => board.put({ pk: 'p', sk: 's', seq: 1, body: {}, queue: 'q', order: 'o' }),
  'board.get': ({ board }) => board.get([{ pk: 'p', sk: 's' }]),
  'board.list': ({ board }) => board.list({ queue: 'q', limit: 1, after: 'a', until: 'b' }),
  'files.read': ({ files }) => files.read('f'),
  'files.write': ({ files }) => files.write('f', box),
  'incoming.read': ({ incoming }) => incoming.read('f'),
  'incoming.write': ({ incoming }) => incoming.write('f', box),
  'incoming.size': ({ incoming }) => incoming.size('f'),
  'incoming.remove': ({ incoming }) => incoming.remove('f'),
  'incoming.permit': postBy,
  'evidence.read': ({ evidence }) => evidence.read('f'),
  'evidence.write': ({ evidence }) => evidence.write('f', box),
  'evidence.size': ({ evidence }) => evidence.size('f'),
  'evidence.remove': ({ evidence }) => evidence.remove('f'),
  'vault.encrypt': encrypt,
  'vault.decrypt': decrypt,
  'vault.index': ({ vault }) => vault.index('phone', '13800000000'),
  'vault.keep': ({ vault }) => vault.keep('n', 'contact', { name: 'n' }),
  'vault.open': async (context) => {
    await context.vault.open('n', 'contact')
    await decrypt(context)
  },
  'vault.indexes': ({ vault }) => vault.indexes('n', 'contact'),
  'openings.send': ({ openings }) => openings.send([{}]),
  'notices.send': ({ notices }) => notices.send([{}]),
  'vault.erase': ({ vault }) => vault.erase('n'),
}

const surroundings: Readonly<Record<string, Variable>> = {
  jurisdiction: 'JURISDICTION',
  'keys.receipt': 'RECEIPT_KEY',
  'keys.seal': 'SEAL_KEY',
  'keys.sign': 'SIGN_KEY',
}

/** The variables a store is made from. A value fits a name, a key and an address alike. */
function variablesOf(make: ((source: Source) => unknown) | undefined): readonly string[] {
  const asked: string[] = []
  const variable = (name: string) => {
    asked.push(name)
    return Buffer.alloc(32, 1).toString('base64')
  }
  make?.({ variable, now: () => new Date(), shared: (share) => share() })
  return asked
}

/** The makers of stores that a function gives its context when it is loaded. */
async function givenTo(file: string): Promise<StoreMakers> {
  vi.resetModules()
  const { createContext } = await import('@wangge/core/context')
  await import(`${root}functions/${file}.ts`)
  const calls = vi.mocked(createContext).mock.calls
  expect(calls).toHaveLength(1)
  return calls[0]?.[0] ?? {}
}

/** Never set in the cloud: opens the gallery of components. */
const onOneMachine = ['GALLERY']
/** Set by the site's own code, for Next to read. */
const setBySite = ['__NEXT_PRIVATE_ORIGIN']

const calls = new Map<string, readonly Call[]>()

beforeAll(async () => {
  for (const [method, use] of Object.entries(uses)) calls.set(method, await callsOf(use))
  const locking = calls.get('vault.encrypt') ?? []
  for (const method of opening)
    calls.set(method, calls.get(method)?.filter((call) => !locking.includes(call)) ?? [])
})

const granted = ({ rights }: Allowance) =>
  rights.flatMap(({ on, actions }) => actions.map((action) => `${on} ${action}`)).sort()

async function needed(files: readonly string[], given: StoreMakers = stores) {
  const { methods, parts, environment } = await usesOf(files.map((file) => `${root}${file}`))
  const called = [...methods].filter((method) => calls.has(method))
  const touched = new Set([...parts, ...called.map((method) => method.split('.')[0] ?? '')])
  const touchedStores = Object.keys(stores).filter((name) => touched.has(name)) as StoreName[]
  return {
    rights: [...new Set(called.flatMap((method) => calls.get(method) ?? []))].sort(),
    stores: touchedStores.sort(),
    variables: [
      ...new Set([
        ...touchedStores.flatMap((name) => variablesOf(given[name])),
        ...[...touched].flatMap((part) => surroundings[part] ?? []),
        ...environment,
      ]),
    ].sort(),
  }
}

describe('functions', () => {
  it('are all wired, and what is wired is written', () => {
    expect(wired.map(([, { file }]) => `${file}.ts`).sort()).toEqual([...written].sort())
  })

  it.each(wired)('%s exports a handler', async (_name, { file }) => {
    expect(await import(`${root}functions/${file}.ts`)).toHaveProperty('handler', expect.any(Function))
  })

  it.each(wired)('%s lives in the folder of what triggers it', (_name, { file, source }) => {
    const told = Object.values(buckets).some(
      ({ tells }) => source.kind === 'queue' && tells?.queue === source.queue,
    )
    expect(file.split('/')[0]).toBe(told ? 'object' : source.kind)
  })

  it.each(wired)('%s has the rights its code uses, no more and no fewer', async (_name, spec) => {
    expect(granted(spec)).toEqual((await needed([`functions/${spec.file}.ts`])).rights)
  })

  it.each(wired)(
    '%s sees the variables its code reads, no more and no fewer',
    async (_name, { file, ...spec }) => {
      expect([...spec.variables, ...(spec.settings ?? [])].sort()).toEqual(
        (await needed([`functions/${file}.ts`], await givenTo(file))).variables,
      )
    },
  )

  it.each(wired)('%s is given the stores its code touches, no more and no fewer', async (_name, { file }) => {
    expect(Object.keys(await givenTo(file)).sort()).toEqual((await needed([`functions/${file}.ts`])).stores)
  })
})

describe('nothing falls by the wayside:', () => {
  it('the sweep rings by its own words', () => {
    expect(functions.Sweep.rings).toEqual(Object.values(sweepRings))
  })

  it('every noun that is seen anywhere is published by the stream', () => {
    const { source } = functions.Publish
    const prefixes = source.kind === 'stream' ? source.filter.pk : []
    expect(prefixes).toEqual(shownNouns.map((noun) => ({ prefix: `${noun}#` })))
  })
})

describe('the site', () => {
  let uses: Awaited<ReturnType<typeof needed>>
  beforeAll(async () => {
    uses = await needed(web)
  }, 60_000)

  it('is where the wiring says', () => {
    expect(existsSync(`${root}${site.path}/package.json`)).toBe(true)
  })

  it('has the rights its code uses, no more and no fewer', () => {
    expect(granted(site)).toEqual(uses.rights)
  })

  it('sees the variables its code reads, no more and no fewer', async () => {
    expect([...site.variables, ...site.settings, ...onOneMachine, ...setBySite].sort()).toEqual(
      uses.variables,
    )
  })

  it('answers before the API Gateway gives up after 30 seconds', () => {
    expect(site.timeoutSeconds).toBeLessThan(30)
  })
})

describe('queues of work', () => {
  it('that somebody sends to are read by one function each', () => {
    const sent = Object.values({ ...functions, Site: site }).flatMap(({ rights }) =>
      rights.flatMap(({ on, actions }) => (actions.includes('sqs:SendMessage') ? [on] : [])),
    )
    const read = workQueues.map(({ name }) => name)
    expect(sent.filter((name) => !read.some((each) => each === name))).toEqual([])
    expect(new Set(read).size).toBe(read.length)
  })
})

describe('the vault', () => {
  const all = Object.entries({ ...functions, Site: site })

  it.each(all.filter(([name]) => name !== 'Custodian'))(
    'gives %s nothing to read and no box to open',
    (_name, { rights }) => {
      const ofVault = rights.filter(({ on }) => on === 'Vault').flatMap(({ actions }) => actions)
      expect(['dynamodb:PutItem', undefined]).toContain(ofVault[0])
      expect(ofVault.length).toBeLessThanOrEqual(1)
      expect(rights.flatMap(({ actions }) => actions)).not.toContain('kms:Decrypt')
    },
  )

  it('is opened by the custodian alone, who keeps nothing in it, sends nothing and sees no files', () => {
    const { rights, source } = functions.Custodian
    expect(rights.flatMap(({ on, actions }) => (/^Vault/.test(on) ? actions : []))).toEqual([
      'dynamodb:GetItem',
      'kms:Decrypt',
    ])
    expect(rights.map(({ on }) => on).sort()).toEqual(['Ledger', 'Passing', 'Vault', 'VaultKey'])
    expect(source).toMatchObject({ kind: 'queue', queue: 'Openings' })
    const senders = all.filter(([, { rights }]) => rights.some(({ on }) => on === 'Openings'))
    expect(senders.map(([name]) => name)).toEqual(['Site'])
  })

  it('has a custodian whose alarm is the word that rings', () => {
    expect(functions.Custodian.rings).toEqual([CANARY_ALARM])
  })
})

describe('native packages', () => {
  it('are installed in the version that is tested', () => {
    const { dependencies } = JSON.parse(readFileSync(`${root}packages/core/package.json`, 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>
    }
    const native = wired.flatMap(([, spec]) => Object.entries(spec.native ?? {}))
    expect(native.length).toBeGreaterThan(0)
    for (const [name, version] of native) expect(dependencies[name]).toBe(version)
  })
})

describe('sources', () => {
  it.each(wired)('%s gives up to a dead-letter queue of its own', (name, { deadLetters }) => {
    expect(deadLetters).toBe(`${name}DeadLetters`)
    expect(deadLetterQueues.filter((queue) => queue === deadLetters)).toHaveLength(1)
  })

  it.each(wired)(
    '%s is retried a limited number of times within what AWS allows',
    (_name, { source, timeoutSeconds }) => {
      expect(timeoutSeconds).toBeLessThanOrEqual(900)
      if (source.kind === 'schedule') {
        expect(source.everyMinutes).toBeGreaterThanOrEqual(1)
      } else if (source.kind === 'queue') {
        expect(source.maxReceives).toBeGreaterThanOrEqual(3)
        expect(source.batchSize).toBeLessThanOrEqual(10)
        expect(source.parallel).toBeGreaterThanOrEqual(2)
      } else {
        expect(tables[source.table].stream).toBe(true)
        expect(source.retries).toBeGreaterThanOrEqual(1)
        expect(source.retries).toBeLessThanOrEqual(100)
        expect(source.parallel).toBeLessThanOrEqual(10)
        expect(source.batchSize).toBeLessThanOrEqual(10_000)
        expect(Object.keys(source.filter)).toContain('sk')
      }
    },
  )

  it.each(wired)('%s asks only for indexes that exist', (_name, { rights }) => {
    const indexes = Object.entries(tables).flatMap(([table, spec]) =>
      Object.keys(spec.indexes).map((index) => `${table}/index/${index}`),
    )
    for (const { on } of rights) if (on.includes('/')) expect(indexes).toContain(on)
  })
})
