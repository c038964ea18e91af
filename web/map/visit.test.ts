import { type LoadedScheme, loadScheme } from '@wangge/core/scheme/load'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryContext, settle } from '../../packages/core/src/testing/town.ts'
import { drawNear, drawVisit } from './visit.ts'

const WIDTH = 1000
const at = (lng: number, lat: number) => ({ lng, lat })
const short = [at(100.5, 30.5), at(100.5002, 30.5), at(100.5002, 30.5003)]

let loaded: LoadedScheme
beforeAll(async () => {
  const ctx = memoryContext()
  await settle(ctx)
  loaded = await loadScheme(ctx)
})

describe('a visit on the map', () => {
  it('lies where it was walked, over the outline of its cell', () => {
    const drawn = drawVisit(loaded, '111', { track: [at(100.1, 30.1), at(100.9, 30.9)], places: [] }, WIDTH)
    const [start, end] = [drawn.start, drawn.end]
    expect(drawn.cell).toMatch(/^M\d+ \d+l/)
    expect((start?.x ?? 0) < (end?.x ?? 0) && (start?.y ?? 0) > (end?.y ?? 0)).toBe(true)
    expect(drawn.way).toBe(`M${start?.x} ${start?.y}L${end?.x} ${end?.y}`)
  })

  it('is in the picture also where it left the cell', () => {
    const drawn = drawVisit(loaded, '111', { track: [at(100.5, 30.5), at(102.5, 30.5)], places: [] }, WIDTH)
    expect(drawn.end?.x).toBeGreaterThan(0)
    expect(drawn.end?.x).toBeLessThan(WIDTH)
  })

  it('numbers the places of its findings, and draws no way for a single point or none', () => {
    const places = [{ n: 2, ...at(100.5, 30.5) }]
    const drawn = drawVisit(loaded, '111', { track: short.slice(0, 1), places }, WIDTH)
    expect(drawn).toMatchObject({ way: null, end: null, places: [{ n: 2, ...drawn.start }] })
    expect(drawVisit(loaded, '111', { track: [], places: [] }, WIDTH).start).toBeNull()
  })

  it('is drawn from near too where it is a speck in its cell, and only then', () => {
    const near = drawNear(loaded, '111', { track: short, places: [] }, WIDTH)
    expect(near?.frame.metresPerUnit).toBeLessThan(1)
    const long = [at(100.1, 30.1), at(100.9, 30.9)]
    expect(drawNear(loaded, '111', { track: long, places: [] }, WIDTH)).toBeNull()
    expect(drawNear(loaded, '111', { track: [], places: [] }, WIDTH)).toBeNull()
  })

  it('has a bar of a round length that says how far it is', () => {
    const near = drawNear(loaded, '111', { track: short, places: [] }, WIDTH)
    expect([10, 20, 50, 100, 200]).toContain(near?.bar.metres)
    expect((near?.bar.units ?? 0) * (near?.frame.metresPerUnit ?? 0)).toBeCloseTo(near?.bar.metres ?? 0, -1)
  })
})
