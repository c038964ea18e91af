import { beforeAll, describe, expect, it } from 'vitest'
import { memoryContext, settle, townScheme, townWith } from '../testing/town.ts'
import { type CellFacts, noFacts } from './facts.ts'
import { type LoadedScheme, loadScheme } from './load.ts'
import { search } from './search.ts'

const uscc = '91652100MA0000000X'
const holder = { name: '马建国', phone: '0995-8522000', from: '2026-01-01' }
const held = (...titled: readonly (readonly [post: string, title: string])[]): CellFacts => ({
  ...noFacts,
  seats: titled.map(([post, title]) => ({ post, title, holder })),
})

describe('the search', () => {
  let scheme: LoadedScheme
  beforeAll(async () => {
    const ctx = memoryContext()
    const site = { lng: 100.5, lat: 30.5 }
    const cells = [
      ...townScheme.areas,
      { code: '112', name: '西沟西村', level: 'village', parent: '11', polygons: null, site },
      { code: '111-1', name: '红星砖厂', level: 'point', parent: '111', polygons: null, site },
    ]
    const facts = {
      '1': held(['1.head', 'general-grid-head']),
      '11': held(['11.deputy-1', 'deputy-grid-head'], ['11.head', 'grid-head']),
      '12': held(['12.head', 'grid-head']),
      '111': held(['111.head', 'grid-head'], ['111.worker-1', 'supervisor']),
      '111-1': { ...noFacts, site: { kind: 'enterprise' as const, uscc } },
    }
    await settle(ctx, townWith(cells, { facts }))
    scheme = await loadScheme(ctx)
  })
  const found = (typed: string, limit = 20) =>
    search(scheme, typed, limit).map(({ cell, post }) => (post ? post.code : cell.code))

  it('finds by name: the name itself, then what begins with it, then what holds it', () => {
    expect(found('西村')).toEqual(['111', '112'])
    expect(found('西')).toEqual(['11', '111', '112'])
    expect(found('村')).toEqual(['111', '112', '121'])
  })

  it('tells where a cell lies', () => {
    expect(search(scheme, '西村', 1)).toEqual([
      {
        cell: { code: '111', name: '西村', level: 'village' },
        parents: [
          { code: '1', name: '县', level: 'county' },
          { code: '11', name: '西镇', level: 'town' },
        ],
        post: null,
      },
    ])
  })

  it.each([
    ['a code', '111-1', ['111-1']],
    ['a code in full-width digits', '\uff11\uff12\uff11', ['121']],
    ['a short code, which stands for itself alone', '12', ['12']],
    ['the beginning of a longer code', '111-', ['111-1']],
    ['an enterprise', '红星砖厂', ['111-1']],
    ['the code of an enterprise, in lower case', uscc.toLowerCase(), ['111-1']],
    ['a town and a village', '西镇 西沟', ['112']],
    ['a town and a village parted by a full-width space', '西镇\u3000西沟', ['112']],
    ['an enterprise in its county', '县 砖厂', ['111-1']],
  ])('finds by %s', (_what, typed, hits) => {
    expect(found(typed)).toEqual(hits)
  })

  it.each([
    ['parted', '西镇 网格长', ['11.head']],
    ['as one word', '西镇网格长', ['11.head']],
    ['in full width', '\u3000西镇\u3000网格长\u3000', ['11.head']],
    ['of a deputy', '西镇副网格长', ['11.deputy-1']],
    ['of the general head', '总网格长', ['1.head']],
    ['of a worker', '西村 生态环境监督员', ['111.worker-1']],
    ['of a worker in the cells below, when the town has none', '西镇生态环境监督员', ['111.worker-1']],
    ['in English', '西镇 deputy', ['11.deputy-1']],
  ])('finds a post by place and title, %s', (_how, typed, posts) => {
    expect(found(typed)).toEqual(posts)
  })

  it.each([
    ['nothing', ''],
    ['spaces', ' \u3000\t'],
    ['what is nowhere', '月球'],
    ['one word that is nowhere', '西村 月球'],
    ['a person', '马建国'],
    ['a person and a place', '西村 马建国'],
    ['a phone', '0995-8522000'],
    ['a pattern', '.*'],
  ])('finds nothing for %s', (_what, typed) => {
    expect(found(typed)).toEqual([])
  })

  it('finds no more than asked for, the best', () => {
    expect(found('西', 2)).toEqual(['11', '111'])
  })
})
