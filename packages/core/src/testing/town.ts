import { createHash } from 'node:crypto'
import type { Cell } from '@wangge/grid'
import { survey } from '@wangge/grid/survey'
import { memoryBoard, memoryLedger, memoryPassing, memoryViews } from '@wangge/ledger/memory'
import { memoryVault } from '@wangge/vault/memory'
import { RELEASE_WAIT } from '../case/case.ts'
import { releaseRule, slotsAround } from '../case/slots.ts'
import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { memoryFiles, memoryIncoming, memoryObjects } from '../files.ts'
import { headPost } from '../officer/officer.ts'
import { publish } from '../publish.ts'
import { memoryQueue } from '../queues.ts'
import { activateScheme } from '../scheme/activate.ts'
import { draftScheme, type SchemeInput } from '../scheme/draft.ts'
import type { Facts } from '../scheme/facts.ts'
import { noFacts } from '../scheme/facts.ts'
import { isShownStream } from '../shown-nouns.ts'
import { sweep } from '../sweep.ts'
import { submitTip } from '../tip/submit.ts'

const areas: readonly Cell[] = [
  { code: '1', name: '县', level: 'county', parent: null, polygons: [square(100, 30, 2)] },
  { code: '11', name: '西镇', level: 'town', parent: '1', polygons: [square(100, 30, 1)] },
  { code: '12', name: '东镇', level: 'town', parent: '1', polygons: [square(101, 30, 1)] },
  { code: '111', name: '西村', level: 'village', parent: '11', polygons: [square(100, 30, 1)] },
  { code: '121', name: '东村', level: 'village', parent: '12', polygons: [square(101, 30, 1)] },
]

/** Of every cell a head in office since `from`. */
const headsOf = (cells: readonly Cell[], from: string): Facts =>
  Object.fromEntries(
    cells.map(({ code, name }) => [
      code,
      {
        ...noFacts,
        seats: [
          {
            post: headPost(code),
            title: 'grid-head',
            holder: { name: `${name}甲`, phone: '0995-0000000', from },
          },
        ],
      },
    ]),
  )

/** A county of two towns with one village each, a degree wide: small enough to work out every answer by hand. */
export const townScheme: SchemeInput = {
  id: 'town-2026',
  jurisdiction: 'town',
  name: { 'zh-CN': '示例县', en: 'Sample county' },
  levels: [
    { kind: 'county', name: { 'zh-CN': '县', en: 'County' } },
    { kind: 'town', name: { 'zh-CN': '乡镇', en: 'Town' } },
    { kind: 'village', name: { 'zh-CN': '村', en: 'Village' } },
  ],
  fixes: ['area', 'person', 'duty', 'task', 'reward'],
  validFrom: '2026-01-01',
  demo: true,
  datum: 'wgs84',
  areas,
  facts: headsOf(areas, '2026-01-01'),
  survey: survey(areas),
}

/** The same county with other cells. */
export const townWith = (cells: readonly Cell[], change: Partial<SchemeInput> = {}): SchemeInput => ({
  ...townScheme,
  areas: cells,
  facts: headsOf(cells, change.validFrom ?? townScheme.validFrom),
  survey: survey(cells),
  ...change,
})

export function square(lng: number, lat: number, width: number): [number, number][][] {
  const [east, north] = [lng + width, lat + 1]
  return [
    [
      [lng, lat],
      [east, lat],
      [east, north],
      [lng, north],
      [lng, lat],
    ],
  ]
}

export const citizen: Actor = { role: 'public', name: 'public' }
export const operator: Actor = { role: 'operator', name: 'operator' }

/** Keys for tests only. */
export const testKeys = {
  receipt: new Uint8Array(32).fill(1),
  seal: new Uint8Array(32).fill(2),
  sign: new Uint8Array(32).fill(3),
}

export type MemoryContext = ReturnType<typeof memoryContext>

/** A context in memory with a clock that stands at `at` and chance that counts: a run repeats exactly. */
export function memoryContext(at = '2026-11-20T02:30:00.000Z') {
  const time = { now: new Date(at) }
  let drawn = 0
  return {
    time,
    ledger: memoryLedger(isShownStream),
    views: memoryViews(),
    passing: memoryPassing(() => time.now),
    board: memoryBoard(),
    files: memoryFiles(),
    incoming: memoryIncoming(),
    evidence: memoryObjects(),
    vault: memoryVault(),
    openings: memoryQueue(),
    notices: memoryQueue(),
    keys: testKeys,
    jurisdiction: 'town',
    now: () => time.now,
    random: (bytes: number) => createHash('shake256', { outputLength: bytes }).update(`${++drawn}`).digest(),
  }
}

/** A key as a device makes it. */
export const deviceKey = (n: number) => `0b5e8d2c-7f0e-4a6b-9d53-${String(n).padStart(12, '0')}`

/** A tip in the middle of the west village, unless another place is given. */
export const tipAt = (lng = 100.5, lat = 30.5, accuracy = 10) => ({
  category: 'odour',
  description: '夜里有刺鼻气味',
  point: { lng, lat, datum: 'wgs84', accuracy },
})

/** Texts of which none shares a pair of characters with another, so that no report is taken for a copy. */
export const wordsOf = (n: number): string => {
  const bytes = createHash('shake256', { outputLength: 32 }).update(`words ${n}`).digest()
  return String.fromCodePoint(
    ...Array.from({ length: 16 }, (_, i) => 0x4e00 + (bytes.readUInt16LE(2 * i) % 0x5000)),
  )
}

/** As `tipAt`, in words of its own. */
export const reportAt = (n: number, ...place: Parameters<typeof tipAt>) => ({
  ...tipAt(...place),
  description: wordsOf(n),
})

/** Hands in one tip as a citizen on the web; unless told otherwise the first is `tipAt`, and the others are no copies. */
export const handIn = (ctx: Context, n: number, input: unknown = n === 1 ? tipAt() : reportAt(n)) =>
  submitTip(ctx, citizen, { key: deviceKey(n), channel: 'web', input })

/** The newest state of a stream that stands. */
export async function stateOf<State>(ctx: Pick<Context, 'ledger'>, stream: string): Promise<State> {
  const head = await ctx.ledger.head(stream)
  if (!head) throw new Error(`${stream} does not stand`)
  return head.state as State
}

/** Drafts and activates a scheme, the town's unless another is given. */
export async function settle(ctx: Context, scheme: SchemeInput = townScheme): Promise<void> {
  await draftScheme(ctx, operator, scheme)
  await activateScheme(ctx, operator, scheme.id)
}

/** Publishes every head, as the stream does. */
export async function deliverAll(ctx: MemoryContext): Promise<void> {
  for (const head of ctx.ledger.streams()) await publish(ctx, head)
}

/** Lets the schedule come round at every slot until nothing is held any more, and the stream publish what it released. */
export async function untilPublic(ctx: MemoryContext): Promise<void> {
  await sweep(ctx)
  while ((await ctx.ledger.waiting(RELEASE_WAIT, 1)).length > 0) {
    ctx.time.now = slotsAround(releaseRule(ctx.jurisdiction, ctx.now()), ctx.now()).next
    await sweep(ctx)
  }
  await deliverAll(ctx)
}
