import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { drawNotice, type Notice } from './draw-notice.ts'

const address = 'https://grid.example/cells/650402103203'

const notice: Notice = {
  name: '胜利社区',
  code: '650402103203',
  above: ['高昌区', '艾丁湖镇'],
  drawing: {
    frame: {
      width: 300,
      height: 200,
      toDrawing: () => ({ x: 0, y: 0 }),
      toDegrees: () => ({ lng: 0, lat: 0 }),
      metresPerUnit: 1,
    },
    cells: [{ code: '650402103203', name: '胜利社区', path: 'M0 0l9 0 0 9z', label: { x: 5, y: 5 } }],
    points: [],
    fontSize: 9,
  },
  posts: [
    { title: '网格长', name: '张某', phone: '0995-0100123', members: null },
    { title: '网格员', name: '李某', phone: '0995-0100124', members: null },
    { title: '副网格长', name: null, phone: null, members: null },
    { title: '巡查队', name: null, phone: null, members: 8 },
  ],
  duties: ['每周巡查一次。', '发现问题先制止、再上报。'],
  complaint: { cell: '艾丁湖镇', phone: '0995-0100100' },
  address,
  scheme: { name: '高昌区环境监管网格方案', validFrom: '2026-01-01' },
  printedOn: '2026-11-22',
  demo: true,
}

/** Texts on the sheet itself, in millimetres; those of the sketch have no size of their own. */
const texts = (svg: string) =>
  [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]*)</g)].map(
    ([, x, y, size, more = '', said = '']) => ({
      x: Number(x),
      y: Number(y),
      size: Number(size),
      centred: more.includes('middle'),
      said: said.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))),
    }),
  )

/** Millimetres a text takes at most: a square for a Chinese sign, less for letters and digits. */
const wide = ({ said, size }: { said: string; size: number }) =>
  [...said].reduce((sum, sign) => sum + (/[\u0020-\u007e]/.test(sign) ? 0.6 : 1) * size, 0)

const sayings = (change: Partial<Notice> = {}) =>
  texts(drawNotice({ ...notice, ...change })).map(({ said }) => said)

test('the sheet is A4 upright', () => {
  expect(drawNotice(notice)).toMatch(/^<svg [^>]*width="210mm" height="297mm" viewBox="0 0 210 297"/)
})

test('it says who answers, on which line, what they do, whom to turn to, and that it is a demonstration', () => {
  const said = sayings().join('\n')
  for (const words of [
    '胜利社区',
    '650402103203',
    '网格长',
    '张某',
    '0995-0100123',
    '李某',
    '8 人',
    '副网格长　空缺',
  ])
    expect(said).toContain(words)
  for (const words of [
    '每周巡查一次。',
    '上级网格艾丁湖镇',
    '0995-0100100',
    '12345',
    '2026-01-01',
    '2026-11-22',
    '示意',
  ])
    expect(said).toContain(words)
  expect(sayings()).toContain('示意')
  expect(sayings({ demo: false })).not.toContain('示意')
  expect(sayings({ demo: false }).join('\n')).not.toContain('演示数据')
})

test('what matters most is set largest, and nothing people must read is below seven millimetres', () => {
  const size = (words: string) => texts(drawNotice(notice)).find(({ said }) => said === words)?.size ?? 0
  expect(size('张某')).toBeGreaterThanOrEqual(14)
  expect(size('0995-0100123')).toBeGreaterThanOrEqual(12)
  expect(size('胜利社区')).toBeGreaterThanOrEqual(14)
  expect(size('每周巡查一次。')).toBeGreaterThanOrEqual(7)
})

test.each([
  ['names of sixty signs', { name: '长'.repeat(60), above: ['上'.repeat(60), '级'.repeat(60)] }],
  ['a name of Latin letters', { name: 'Village Committee Number Twelve of the Northern Township' }],
  [
    'long holders and titles',
    { posts: notice.posts.map((post) => ({ ...post, title: '岗'.repeat(40), name: '名'.repeat(40) })) },
  ],
  ['twelve posts', { posts: Array.from({ length: 12 }, () => notice.posts[1] as Notice['posts'][number]) }],
  ['a thousand signs of duties', { duties: ['巡查并上报，'.repeat(170), '再上报。'] }],
  ['a long address', { address: `https://${'grid.'.repeat(30)}example/cells/1` }],
  ['a long cell above', { complaint: { cell: '镇'.repeat(60), phone: '0995-0100100-12345' } }],
] as const)('with %s nothing leaves the sheet or runs into the next line', (_, change) => {
  const lines = texts(drawNotice({ ...notice, ...change }))
  for (const line of lines) {
    const left = line.centred ? line.x - wide(line) / 2 : line.x
    expect(left, line.said).toBeGreaterThanOrEqual(12)
    expect(left + wide(line), line.said).toBeLessThanOrEqual(198.01)
    expect(line.y, line.said).toBeLessThanOrEqual(292)
  }
  for (const line of lines) {
    const before = lines.filter(({ x, y }) => x === line.x && y < line.y).at(-1)
    if (before) expect(line.y - before.y, line.said).toBeGreaterThanOrEqual(line.size)
  }
})

test('the dark squares are the QR code of the address', () => {
  const [, path = ''] = /data-code="" d="([^"]+)"/.exec(drawNotice(notice)) ?? []
  const { data, size } = encode(address, { ecc: 'M', border: 0 })
  const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(run))
  expect(drawn).toEqual(data)
})

test('names that look like markup, or hold what XML forbids, stay text', () => {
  const evil = `</text><script>alert(1)</script>"'&\u0000\u001b\ud800`
  const svg = drawNotice({
    ...notice,
    name: evil,
    above: [evil],
    posts: [{ title: evil, name: evil, phone: evil, members: null }],
    duties: [evil],
    complaint: { cell: evil, phone: evil },
    address: 'https://grid.example/</text><script>',
    scheme: { name: evil, validFrom: evil },
    drawing: { ...notice.drawing, cells: [{ code: '1', name: evil, path: 'M0 0z', label: { x: 1, y: 1 } }] },
  })
  const tags = new Set([...svg.matchAll(/<\/?(\w*)/g)].map(([, tag]) => tag))
  expect([...tags].toSorted()).toEqual(['g', 'path', 'rect', 'svg', 'text', 'title'])
  expect([...svg].every((sign) => sign >= ' ' && !/\p{Surrogate}/u.test(sign))).toBe(true)
})

test('a cell without a holder or duties says so', () => {
  const said = sayings({ posts: [], duties: [], complaint: null })
  expect(said).toContain('责任人暂未公布')
  expect(said.join('')).toContain('职责和任务还没有公布')
})
