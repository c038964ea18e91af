import { describe, expect, it } from 'vitest'
import { ALIKE, isAlike, likeness, printOf } from './alike.ts'

/** The same report told again: shortened, reworded slightly, with other punctuation, by a second hand. */
const same: readonly (readonly [string, string])[] = [
  ['渠里的水发黑，有泡沫，上游好像有作坊在排水。', '渠里的水发黑有泡沫，上游好像有个作坊在排水！'],
  [
    '化工厂每天半夜十二点以后偷偷排放刺鼻气体，附近居民都不敢开窗，请尽快查处。',
    '化工厂每天半夜十二点以后都在偷偷排放刺鼻气体，附近居民不敢开窗，请尽快来查处',
  ],
  [
    '工地没有盖防尘网，风一吹全是土，路边的树叶都白了。',
    '工地没有盖防尘网，风一吹全是土，路边的树叶全白了，没人管。',
  ],
  [
    '养殖场的粪水直接流进了村东头的排水沟，臭味很大，苍蝇很多。',
    '养殖场的粪水直接流进村东头的排水沟，臭味很大，苍蝇特别多。',
  ],
  ['傍晚村东头地里在烧秸秆，烟很大。', '村东头地里傍晚在烧秸秆，烟很大'],
  [
    'The factory lets out black smoke every night after ten, and we cannot open the windows.',
    'The factory lets out black smoke every night after 10 and we can’t open the windows!',
  ],
]

/** Two reports of one category that tell of different things. */
const different: readonly (readonly [string, string])[] = [
  ['渠里的水发黑，有泡沫，上游好像有作坊在排水。', '水库边上有人倒了一车垃圾，水面漂着一层油。'],
  [
    '化工厂每天半夜十二点以后偷偷排放刺鼻气体，附近居民都不敢开窗。',
    '垃圾站夏天臭得厉害，请增加清运的次数。',
  ],
  ['工地没有盖防尘网，风一吹全是土。', '搅拌站的车进出不冲洗，路上全是泥，干了就扬尘。'],
  ['养殖场的粪水流进了排水沟。', '养猪场把死猪扔在河滩上，没有人处理。'],
  ['傍晚村东头地里在烧秸秆，烟很大。', '今天早上西边的果园里在烧树枝和杂草。'],
  ['加工厂夜里十一点还在开机器，吵得睡不着。', '广场上的音响从早放到晚，孩子没法写作业。'],
  ['烟囱冒黄烟，从早上一直没有停。', '烧烤摊的油烟直接排到楼道里。'],
  ['路边堆了很多建筑垃圾，没有人清运。', '厂区后面埋了一些铁桶，有刺激性气味。'],
]

const of = ([a, b]: readonly [string, string]) => likeness(printOf(a), printOf(b))

describe('the likeness of two texts', () => {
  it.each(same)('is high enough when the same is told again: %s', (...pair) => {
    expect(of(pair)).toBeGreaterThanOrEqual(ALIKE)
  })

  it.each(different)('is far too low when something else is told: %s', (...pair) => {
    expect(of(pair)).toBeLessThanOrEqual(ALIKE / 2)
  })

  it('is too low between any two that tell of different things', () => {
    const texts = different.flat()
    const pairs = texts.flatMap((a, i) => texts.slice(i + 1).map((b) => of([a, b])))
    expect(pairs).toHaveLength(120)
    expect(Math.max(...pairs)).toBeLessThanOrEqual(ALIKE / 2)
  })

  it('asks neither for width, case, blanks nor punctuation', () => {
    expect(of(['ＡＢＣ 工厂，夜里！排水', 'abc工厂夜里排水'])).toBe(1)
  })

  it('knows a text of one character, and one of none', () => {
    expect(of(['臭', '臭！'])).toBe(1)
    expect(of(['臭', '吵'])).toBeLessThan(ALIKE)
    expect(of(['！！', '……'])).toBe(1)
  })

  it('is kept in 32 bytes from which nothing can be read', () => {
    const print = printOf('渠里的水发黑')
    expect(Buffer.from(print, 'base64')).toHaveLength(32)
    expect(print).not.toContain('水')
  })
})

describe('two reports of a cell', () => {
  const known = {
    case: 'C26-K7Q3A-9FXRB',
    category: 'odour',
    at: '2026-11-20T02:30Z',
    point: { lng: 100.5, lat: 30.5 },
    print: printOf('夜里有刺鼻气味'),
  }
  const north = (metres: number) => ({ lng: 100.5, lat: 30.5 + metres / 111_195 })
  const { point: _, ...placeless } = known

  it.each([
    ['in the same words at the same place and time', known, true],
    ['three days apart', { ...known, at: '2026-11-23T02:30Z' }, true],
    ['three days and a minute apart', { ...known, at: '2026-11-23T02:31Z' }, false],
    ['the earlier of which comes later', { ...known, at: '2026-11-18T02:30Z' }, true],
    ['299 metres apart', { ...known, point: north(299) }, true],
    ['301 metres apart', { ...known, point: north(301) }, false],
    ['one of which has no point', placeless, true],
    ['of two categories', { ...known, category: 'air' }, false],
    ['in other words', { ...known, print: printOf('工厂烟囱冒黄烟') }, false],
  ])('%s are alike or not', (_how, report, alike) => {
    expect(isAlike(known, report)).toBe(alike)
  })
})
