import { rightOf } from '@wangge/core/case/next-deeds'
import { deeds } from '@wangge/core/case/stage'
import { expect, test } from 'vitest'
import { deedForms, formSpec } from './deed-fields.ts'
import { inputOf } from './input-of.ts'

const form = (deed: string) => {
  const spec = formSpec(deed)
  if (!spec) throw new Error(`no form for ${deed}`)
  return spec
}

test('every deed of a person has a form, and no other', () => {
  const personal = deeds.filter((deed) => rightOf(deed) !== undefined)
  expect(deedForms.map(({ deed }) => deed).toSorted()).toEqual(personal.toSorted())
})

test('a visit says where and when the device was, if it said so', () => {
  const typed = {
    step: ['check'],
    text: ['看过'],
    lng: ['89.1'],
    lat: ['42.9'],
    accuracy: ['12.5'],
    photos: [],
  }
  expect(inputOf(form('visit'), typed)).toEqual({
    step: 'check',
    text: '看过',
    photos: [],
    point: { lng: 89.1, lat: 42.9, datum: 'wgs84', accuracy: 12.5 },
  })
})

test.each([[{}], [{ lng: [''], lat: ['42'] }], [{ lng: ['x'], lat: ['y'] }]])(
  'a visit without a place says none: %j',
  (place) => {
    expect(inputOf(form('visit'), { step: ['check'], text: [''], ...place })).toEqual({
      step: 'check',
      photos: [],
    })
  },
)

test('what must be confirmed is refused until it is', () => {
  const typed = { reason: ['court'], text: ['已诉'] }
  expect(() => inputOf(form('not-accept'), typed)).toThrow('tip.unconfirmed')
  expect(inputOf(form('not-accept'), { ...typed, confirm: ['yes'] })).toEqual({
    reason: 'court',
    text: '已诉',
  })
})

test('numbers are numbers, several answers a list, and an empty unit an answer where that is one', () => {
  expect(inputOf(form('extend'), { days: ['7'], reason: ['x'] })).toEqual({ days: 7, reason: 'x' })
  expect(inputOf(form('split'), { to: ['1', '2@water'], text: ['x'] })).toEqual({
    to: ['1', '2@water'],
    text: 'x',
  })
  expect(inputOf(form('note-conflict'), { against: [''], reason: ['x'] })).toEqual({
    against: '',
    reason: 'x',
  })
  expect(inputOf(form('answer'), { question: ['2'], text: ['x'] })).toEqual({ question: 2, text: 'x' })
})

test('an answer that is asked for and was not given reaches the deed, which says what is missing', () => {
  expect(inputOf(form('rectify'), { text: [''], on: [''] })).toEqual({ text: '' })
})
