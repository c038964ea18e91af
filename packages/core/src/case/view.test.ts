import { expect, it } from 'vitest'
import type { Case } from './case.ts'
import { caseViews } from './view.ts'

const opened: Case = {
  status: 'received',
  no: 'C26-K7Q3A-9FXRB',
  tip: 'T26-K7Q3A-9FXRB',
  category: 'odour',
  jurisdiction: 'town',
  scheme: 'town-2026',
  cells: ['1', '11', '111'],
  post: '111.head',
  receivedAt: '2026-11-20T02:30:17.123Z',
  openedAt: '2026-11-20T02:31:18.456Z',
  match: 'inside',
  due: { clock: 'tip.accept', date: '2026-11-24' },
  steps: [
    { event: 'received', at: '2026-11-20' },
    {
      event: 'assigned',
      at: '2026-11-20',
      cell: '111',
      shown: '11',
      post: '111.head',
      match: 'boundary',
      scheme: 'town-2026',
    },
  ],
  leaf: 'e'.repeat(64),
  outboxAt: 1_795_141_817_123,
  releasedAt: '2026-11-21T00:00:00.000Z',
  shown: ['1', '11'],
  formerCells: [],
}
const released = new Date('2026-11-21T00:00:00Z')

it('the public view of a case has these fields and no other, whatever the case holds', () => {
  const more = { ...opened, reporter: 'somebody' } as Case
  const { page, lines } = caseViews(more, 3, released)
  expect(Object.keys(page.body ?? {})).toEqual([
    'no',
    'status',
    'category',
    'scheme',
    'cells',
    'post',
    'receivedOn',
    'due',
    'timeline',
  ])
  for (const { body } of lines)
    expect(Object.keys(body ?? {})).toEqual([
      'no',
      'status',
      'category',
      'scheme',
      'cells',
      'receivedOn',
      'due',
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
