import { expect, it } from 'vitest'
import { rowsOf, visitOf } from './visit-of.ts'
import { readTyped } from './visit-state.ts'

const typedIn = (said: Readonly<Record<string, string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(said)) form.append(name, value)
  return readTyped(form)
}
const times = { cell: '111', startedAt: '2026-11-22T09:00', endedAt: '2026-11-22T10:00' }

it('takes times as Beijing’s, and keeps what is no time as it was typed', () => {
  expect(visitOf(typedIn(times))).toMatchObject({
    startedAt: '2026-11-22T09:00:00+08:00',
    endedAt: '2026-11-22T10:00:00+08:00',
    findings: [],
  })
  expect(visitOf(typedIn({ ...times, endedAt: '十点' })).endedAt).toBe('十点')
})

it('sends only the rows in which something was said, with the place only where there is one', () => {
  const typed = typedIn({
    ...times,
    'f1.category': 'odour',
    'f1.result': 'case',
    'f1.text': '气味',
    'f3.text': '只写了字',
    'f3.lng': '89.1',
    'f3.lat': '42.9',
    'f3.accuracy': '12',
  })
  expect(rowsOf(typed)).toEqual([1, 3])
  expect(visitOf(typed).findings).toEqual([
    { category: 'odour', result: 'case', text: '气味', photos: [] },
    {
      category: '',
      result: '',
      text: '只写了字',
      photos: [],
      point: { lng: 89.1, lat: 42.9, datum: 'wgs84', accuracy: 12 },
    },
  ])
})

it('shortens a track with the time that was corrected by hand, and makes nothing of what is none', () => {
  const at = (minute: string) => ({ lng: 89, lat: 42, at: `2026-11-22T01:${minute}:00.000Z` })
  const track = JSON.stringify([at('00'), at('30'), { ...at('00'), at: '2026-11-22T02:01:01.000Z' }])
  expect(visitOf(typedIn({ ...times, track })).track).toEqual([at('00'), at('30')])
  for (const broken of ['{', '7', '{"a":1}'])
    expect(visitOf(typedIn({ ...times, track: broken })).track).toEqual([])
})
