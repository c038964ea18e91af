import { expect, test } from 'vitest'
import { anchorOf, moveHere } from './moves.ts'
import { nothingTyped, type ReportState, type Typed, toTip } from './report-state.ts'

const typed: Typed = {
  ...nothingTyped('0123456789abcdef'),
  cell: '110',
  category: 'noise',
  description: '夜里十一点还在开机器',
}
const state: ReportState = {
  step: 'problem',
  typed,
  told: null,
  lists: [],
  finds: null,
  sketch: null,
  nearby: [],
  wrongs: [],
  cleaned: false,
  submitted: null,
  pictures: null,
}

test('nobody passes a step that is not right, and is led to where it is mended', () => {
  expect(moveHere(state, { ...typed, cell: '' }, 'review')).toMatchObject({
    step: 'place',
    wrongs: [{ code: 'point.missing' }],
  })
  expect(moveHere(state, { ...typed, category: '' }, 'review')).toMatchObject({
    step: 'problem',
    wrongs: [{ code: 'tip.category_missing' }],
  })
  expect(moveHere(state, { ...typed, wish: 'call-back' }, 'review')).toMatchObject({
    step: 'who',
    wrongs: [{ code: 'tip.phone_missing' }],
  })
  expect(moveHere(state, typed, 'review')).toMatchObject({ step: 'review', wrongs: [] })
})

test('unseen characters are taken out, which is said', () => {
  const after = moveHere(state, { ...typed, description: '黑\u202e烟' }, 'who')
  expect(after).toMatchObject({ step: 'problem', cleaned: true, typed: { description: '黑烟' } })
})

test('who says that it is a case near the place need not say its kind again', () => {
  const nearby = [
    {
      no: 'C26-KMEB9-YYNTF',
      category: 'dust',
      status: 'received',
      receivedOn: '2026-11-21',
      cell: { code: '110', name: '镇', level: 'town' },
      distance: null,
      summary: null,
    },
  ] as const
  const after = moveHere({ ...state, nearby }, { ...typed, category: '', joins: 'C26-KMEB9-YYNTF' }, 'who')
  expect(after).toMatchObject({ step: 'who', typed: { category: 'dust' } })
})

test('a number typed before anonymous was chosen is not sent', () => {
  const known = { ...typed, phone: '139 0000 0000', name: '张' }
  expect(toTip({ ...known, wish: 'anonymous' })).not.toHaveProperty('contact')
  expect(toTip({ ...known, wish: 'call-back' })).toMatchObject({
    contact: { phone: '139 0000 0000', name: '张' },
  })
})

test('what is wrong in the input leads to its field on the page', () => {
  expect(anchorOf('contact.phone')).toBe('phone')
  expect(anchorOf('evidence.3.id')).toBe('photos')
  expect(anchorOf('point.lng')).toBe('point')
  expect(anchorOf(undefined)).toBe('main')
})

test('a report about those responsible for a cell says so, and any other does not', () => {
  expect(toTip({ ...typed, against: '11' })).toMatchObject({ against: '11' })
  expect(toTip(typed)).not.toHaveProperty('against')
})
