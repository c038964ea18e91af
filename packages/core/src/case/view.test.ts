import { expect, it } from 'vitest'
import { conclusion, deskTown, people } from '../testing/handled.ts'
import type { Case } from './case.ts'
import { evolveCase } from './evolve.ts'
import { type CaseView, caseViews } from './view.ts'

const received = evolveCase(undefined, {
  type: 'case.opened',
  data: {
    no: 'C26-K7Q3A-9FXRB',
    tip: 'T26-K7Q3A-9FXRB',
    origin: 'tip',
    category: 'odour',
    jurisdiction: 'town',
    scheme: 'town-2026',
    cells: ['1', '11', '111'],
    post: '111.head',
    unit: '111',
    against: null,
    site: null,
    follows: null,
    recurrence: 0,
    partOf: null,
    receivedAt: '2026-11-20T02:30:17.123Z',
    openedAt: '2026-11-20T02:31:18.456Z',
    match: 'inside',
    clocks: [],
    steps: [
      { event: 'received', at: '2026-11-20' },
      {
        event: 'assigned',
        at: '2026-11-20',
        cell: '111',
        post: '111.head',
        match: 'boundary',
        scheme: 'town-2026',
      },
    ],
    leaf: 'e'.repeat(64),
    outboxAt: 1_795_141_817_123,
  },
})
const opened = evolveCase(received, {
  type: 'case.released',
  data: { releasedAt: '2026-11-21T00:00:00.000Z', shown: ['1', '11'] },
})
const released = new Date('2026-11-21T00:00:00Z')

it('the public view of a case has these fields and no other, whatever the case holds', () => {
  const more = { ...opened, reporter: 'somebody' } as Case
  const { page, lines } = caseViews(more, 3, released)
  expect(Object.keys(page.body ?? {})).toEqual([
    'no',
    'status',
    'phase',
    'origin',
    'category',
    'scheme',
    'cells',
    'post',
    'unit',
    'receivedOn',
    'due',
    'timeline',
    'urge',
    'round',
    'follows',
    'recurrence',
    'partOf',
    'parts',
    'mergedInto',
    'merges',
    'outcome',
    'tolerated',
    'lookBack',
    'answers',
  ])
  for (const { body } of lines)
    expect(Object.keys(body ?? {})).toEqual([
      'no',
      'status',
      'origin',
      'category',
      'scheme',
      'cells',
      'receivedOn',
      'due',
      'verdict',
    ])
})

it('a case has a page and a line in the list of each public cell of its chain, under its status too', () => {
  const { page, lines } = caseViews(opened, 3, released)
  expect(page).toMatchObject({ pk: 'case#C26-K7Q3A-9FXRB', sk: 'VIEW', seq: 3 })
  expect(lines.map(({ pk, sk, seq, tag }) => [pk, sk, seq, tag])).toEqual(
    ['1', '11'].map((cell) => [
      `cell#${cell}`,
      'case#2026-11-21T00:00:00.000Z#C26-K7Q3A-9FXRB',
      3,
      `cell#${cell}#received`,
    ]),
  )
})

it('a case keeps its line in the lists of the cells it was in before a reform, and says there where it is now', () => {
  const { lines } = caseViews({ ...opened, formerCells: ['12', '121'] }, 4, released)
  expect(lines.map(({ pk, tag }) => [pk, tag])).toEqual(
    ['1', '11', '12', '121'].map((cell) => [`cell#${cell}`, `cell#${cell}#received`]),
  )
  for (const { body } of lines) expect(body).toMatchObject({ cells: ['1', '11'] })
})

it('nothing tells of a cell below the public ones: neither a step, nor its post, nor how the place was matched', () => {
  const { page, lines } = caseViews(opened, 3, released)
  expect(JSON.stringify([page, lines])).not.toContain('111')
  expect(page.body).toMatchObject({
    cells: ['1', '11'],
    post: '11.head',
    timeline: [
      { event: 'received', at: '2026-11-20' },
      { event: 'assigned', at: '2026-11-20', cell: '11', post: '11.head', scheme: 'town-2026' },
    ],
  })
  expect(JSON.stringify(page.body)).not.toContain('boundary')
})

it('where the very cell is public, its steps tell it and how the place was matched', () => {
  const steps = opened.steps.map((step) => (step.cell ? { ...step, shown: step.cell } : step))
  const { page } = caseViews({ ...opened, shown: opened.cells, steps }, 3, released)
  expect(page.body).toMatchObject({
    cells: ['1', '11', '111'],
    post: '111.head',
    timeline: [{}, { cell: '111', post: '111.head', match: 'boundary' }],
  })
})

it('a list sorts by the time of release and tells neither receipt nor opening to the minute', () => {
  const shown = JSON.stringify(caseViews(opened, 3, released))
  for (const time of ['02:30', '02:31', String(opened.outboxAt), opened.tip])
    expect(shown).not.toContain(time)
})

it('nothing of an outcome is told before another person has checked it', async () => {
  const desk = await deskTown()
  const shown = async () => caseViews(await desk.caseNow(), 9, released).page.body as CaseView
  await desk.do(people.village, 'accept')
  await desk.do(people.village, 'conclude', conclusion([await desk.newPhoto(1)]))
  expect(await shown()).toMatchObject({ status: 'handling', phase: 'checking', outcome: null })
  expect(JSON.stringify(await shown())).not.toMatch(/"(verdict|measures)":"?[^n]/)
  await desk.do(people.town, 'check', { result: 'passed', text: '看过' })
  expect(await shown()).toMatchObject({
    status: 'resolved',
    outcome: { verdict: 'true', published: null, delivered: { public: null, lowerCell: '2026-11-21' } },
  })
})

it('neither who did a step nor what anybody wrote is ever in a view', async () => {
  const desk = await deskTown()
  await desk.do(people.village, 'accept')
  await desk.do(people.village, 'transfer', { to: '1@water', reason: '暗号一' })
  await desk.do(people.water, 'receive')
  await desk.do(people.water, 'note', { text: '暗号二' })
  await desk.do(people.water, 'conclude', {
    ...conclusion([await desk.newPhoto(1)]),
    summary: '暗号三的说明',
    record: '暗号四',
  })
  const views = JSON.stringify(caseViews(await desk.caseNow(), 9, released))
  expect(views).not.toMatch(/暗号|staff:/)
  expect(views).toContain('1@water')
})
