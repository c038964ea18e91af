import fc from 'fast-check'
import { expect, it } from 'vitest'
import { landOf } from '../case/land.ts'
import { loadScheme } from '../scheme/load.ts'
import { revertScheme } from '../scheme/revert.ts'
import { acting, joined, right } from '../testing/accounts.ts'
import { reform, type Village } from '../testing/reform.ts'
import { type MemoryContext, memoryContext, operator, settle } from '../testing/town.ts'
import { authorize } from './authorize.ts'

/** Land of the county in strips: where a new village begins, and of which town it is. Numbers are used again and again. */
const STRIPS = 6
const villages = fc.array(fc.record({ begins: fc.boolean(), town: fc.constantFrom('11', '12', '13') }), {
  minLength: STRIPS,
  maxLength: STRIPS,
})
type Cut = typeof villages extends fc.Arbitrary<infer T> ? T : never

const move = fc.oneof(
  { weight: 3, arbitrary: fc.record({ move: fc.constant('reform' as const), villages }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('revert' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      move: fc.constant('grant' as const),
      role: fc.constantFrom('head' as const, 'worker' as const, 'auditor' as const),
      nth: fc.nat(20),
    }),
  },
)

type Drawn = readonly (Village & { readonly strips: readonly number[] })[]

function draw(cut: Cut, before: Drawn): Drawn {
  const drawn: (Village & { strips: number[] })[] = []
  cut.forEach(({ begins, town }, i) => {
    const last = drawn.at(-1)
    if (last && !begins) drawn[drawn.length - 1] = { ...last, east: 101 + i, strips: [...last.strips, i] }
    else drawn.push({ code: `v${drawn.length}`, town, west: 100 + i, east: 101 + i, strips: [i] })
  })
  return drawn.map((village) => {
    const shares = ({ strips }: Drawn[number]) => strips.some((strip) => village.strips.includes(strip))
    return { ...village, predecessors: before.filter(shares).map(({ code }) => code) }
  })
}

/** Strips in which a person may read what the village there handles. */
async function seenBy(ctx: MemoryContext, id: string, drawn: Drawn): Promise<readonly number[]> {
  const [actor, loaded] = await Promise.all([acting(ctx, id), loadScheme(ctx)])
  const land = landOf(loaded)
  const circumstances = { now: ctx.now(), isWithin: land.isWithin }
  return drawn
    .filter(({ code }) => {
      const about = { cells: land.chain(code), unit: code, scheme: loaded.scheme.id }
      return authorize(actor, 'case.read', about, circumstances).allow
    })
    .flatMap(({ strips }) => strips)
}

it('no reform and no reversal lets anybody see land he was not given, and a village that was cut up stays seen whole', async () => {
  const seen = { kept: 0, lost: 0, parted: 0 }
  await fc.assert(
    fc.asyncProperty(villages, fc.array(move, { minLength: 3, maxLength: 10 }), async (cut, moves) => {
      const ctx = memoryContext()
      const lands = new Map<string, Drawn>([['scheme-0', draw(cut, [])]])
      let line = ['scheme-0']
      let begins = new Date('2026-11-10T00:00:00Z')
      const drawnNow = () => lands.get(line.at(-1) ?? '') ?? []
      await settle(ctx, reform('scheme-0', '2026-11-01', drawnNow()))
      const given = new Map<string, readonly number[]>()
      for (const step of moves) {
        if (step.move === 'reform') {
          const id = `scheme-${lands.size}`
          const before = drawnNow()
          lands.set(id, draw(step.villages, before))
          begins = new Date(begins.getTime() + 86_400_000)
          await settle(ctx, reform(id, begins.toISOString().slice(0, 10), lands.get(id) ?? []))
          ctx.time.now = new Date(Math.max(ctx.time.now.getTime(), begins.getTime() + 43_200_000))
          line = [...line, id]
        }
        if (step.move === 'revert' && line.length > 1) {
          await revertScheme(ctx, operator, line.at(-1) ?? '')
          line = line.slice(0, -1)
        }
        if (step.move === 'grant') {
          const drawn = drawnNow()
          const cells = ['1', ...new Set(drawn.map(({ town }) => town)), ...drawn.map(({ code }) => code)]
          const cell = cells[step.nth % cells.length] ?? '1'
          const id = await joined(ctx, `p${given.size}`, right(step.role, cell))
          given.set(id, await seenBy(ctx, id, drawn))
        }
        for (const [id, strips] of given) {
          const now = await seenBy(ctx, id, drawnNow())
          for (const strip of now) expect(strips).toContain(strip)
          if (now.length === strips.length) seen.kept++
          else if (now.length === 0) seen.lost++
          else seen.parted++
        }
      }
    }),
    { numRuns: 150 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20)
}, 60_000)

it('one reform leaves of a village all that came of it alone', async () => {
  await fc.assert(
    fc.asyncProperty(villages, villages, fc.nat(STRIPS - 1), async (cut, next, nth) => {
      const ctx = memoryContext()
      const before = draw(cut, [])
      await settle(ctx, reform('scheme-0', '2026-11-01', before))
      const own = before[nth % before.length]
      if (!own) return
      const id = await joined(ctx, 'p', right('head', own.code))
      const after = draw(next, before)
      await settle(ctx, reform('scheme-1', '2026-11-12', after))
      const within = after.filter(({ strips }) => strips.every((strip) => own.strips.includes(strip)))
      expect(await seenBy(ctx, id, after)).toEqual(within.flatMap(({ strips }) => strips))
    }),
    { numRuns: 150 },
  )
}, 60_000)
