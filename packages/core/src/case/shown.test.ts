import { describe, expect, it } from 'vitest'
import { noFacts } from '../scheme/facts.ts'
import type { LoadedScheme } from '../scheme/load.ts'
import { publishRule, shownPart } from './shown.ts'

const rule = publishRule('anywhere', '2026-11-20')

/** A county of one town with a village, which has a grid point. */
const children: Readonly<Record<string, readonly string[]>> = {
  1: ['11'],
  11: ['111'],
  111: ['111-1'],
  '111-1': [],
}
const level = (code: string) => (code === '111-1' ? 'point' : 'land')

const land = (people: Readonly<Record<string, number>>) =>
  ({
    scheme: { levels: [{ kind: 'land' }, { kind: 'point', points: true }] },
    cell: (code: string) => children[code] && { code, level: level(code), children: children[code] },
    facts: (code: string) => ({ ...noFacts, ...(code in people && { population: people[code] }) }),
  }) as unknown as LoadedScheme

describe('the public part of a chain', () => {
  it.each<[how: string, people: Readonly<Record<string, number>>, reports: number, shown: string]>([
    ['with people and reports enough is all of it', { 111: 500 }, 5, '1 11 111'],
    ['with one resident too few ends above', { 111: 499 }, 5, '1 11'],
    ['with one report too few ends above', { 111: 500 }, 4, '1 11'],
    ['with people nobody counted ends above', {}, 99, '1 11'],
    ['ends higher where the town is known to be small', { 11: 499, 111: 10 }, 9, '1'],
    ['names the village though the town says less', { 11: 499, 111: 500 }, 5, '1 11 111'],
    ['ends at the whole grid however few live there', { 1: 1, 11: 1, 111: 1 }, 9, '1'],
  ])('%s', (_how, people, reports, shown) => {
    expect(shownPart(land(people), ['1', '11', '111'], reports, rule).join(' ')).toBe(shown)
  })

  it('never ends in a grid point, which is one site', () => {
    const people = { 111: 900, '111-1': 900 }
    expect(shownPart(land(people), ['1', '11', '111', '111-1'], 9, rule)).toEqual(['1', '11', '111'])
    expect(shownPart(land({}), ['1', '11', '111', '111-1'], 9, rule)).toEqual(['1', '11'])
  })

  it('of a town that was told alone is the town, unless it is known to be small', () => {
    expect(shownPart(land({}), ['1', '11'], 0, rule)).toEqual(['1', '11'])
    expect(shownPart(land({ 11: 499 }), ['1', '11'], 0, rule)).toEqual(['1'])
  })

  it('of a cell that is in no scheme any more is what lies above it', () => {
    expect(shownPart(land({ 119: 900 }), ['1', '11', '119'], 0, rule)).toEqual(['1', '11'])
  })
})
