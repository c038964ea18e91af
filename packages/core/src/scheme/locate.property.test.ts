import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { parse } from '../fault.ts'
import { datums, pointSchema } from '../point.ts'
import { memoryContext, settle } from '../testing/town.ts'
import { type LoadedScheme, loadScheme } from './load.ts'
import { place } from './locate.ts'

let scheme: LoadedScheme
beforeAll(async () => {
  const ctx = memoryContext()
  await settle(ctx)
  scheme = await loadScheme(ctx)
})

const degrees = (limit: number) =>
  fc.oneof(fc.constantFrom(-limit, 0, limit), fc.double({ min: -limit, max: limit, noNaN: true }))

it('every point that may be handed in belongs to some village, so no accepted tip is left without a cell', () => {
  const point = fc
    .record({
      lng: degrees(180),
      lat: degrees(90),
      datum: fc.constantFrom(...datums),
      accuracy: fc.double({ min: 0, max: 100_000, noNaN: true }),
    })
    .filter((given) => pointSchema.safeParse(given).success)
  fc.assert(
    fc.property(point, (given) => {
      const { cells } = place(scheme, { point: parse(pointSchema, given) })
      expect(['111', '121']).toContain(cells.at(-1)?.code)
      expect(cells).toHaveLength(3)
    }),
    { numRuns: 500 },
  )
})
