import { locales } from '@wangge/core/locale'
import { type Notice, noticeKinds } from '@wangge/core/notice'
import { describe, expect, it } from 'vitest'
import { splitAddress } from '../../web/i18n/locales.ts'
import { letterOf, templates } from './letter.ts'

const notice = (more: Partial<Notice> = {}): Notice => ({
  case: 'C26-M2WDP-40BZK',
  kind: 'urged',
  unit: '650402100',
  due: '2026-11-25',
  ...more,
})

/** Shape of a template: every key, and which places each text has. */
const shapeOf = (value: unknown): unknown =>
  typeof value === 'string'
    ? (value.match(/\{\w+\}/g) ?? []).sort()
    : Object.fromEntries(Object.entries(value as object).map(([key, each]) => [key, shapeOf(each)]))

describe('the templates', () => {
  it.each(locales)('in %s have words for every kind of notice, and for no other', (locale) => {
    expect(Object.keys(templates[locale].kinds).sort()).toEqual([...noticeKinds].sort())
  })

  it('say in every language the same with the same places', () => {
    for (const locale of locales) expect(shapeOf(templates[locale])).toEqual(shapeOf(templates['zh-CN']))
  })

  it('have no place but for the number of the case, the unit, the day, and what is made of them', () => {
    const places = JSON.stringify(templates).match(/\{(\w+)\}/g)
    expect([...new Set(places)].sort()).toEqual(['{case}', '{count}', '{due}', '{unit}', '{what}'])
  })
})

describe('a letter', () => {
  it('about one thing says in its subject what it is', () => {
    const { subject, text } = letterOf([notice()], 'zh-CN', 'https://grid.example')
    expect(subject).toBe('C26-M2WDP-40BZK 被督办')
    expect(text).toContain(
      'C26-M2WDP-40BZK　650402100　案件被督办，请尽快办理。办理期限：2026-11-25。\nhttps://grid.example/desk/cases/C26-M2WDP-40BZK\n',
    )
  })

  it('about several says how many, what is due first on top', () => {
    const items = [
      notice({ due: null, kind: 'answered', case: 'C26-A0000-00001' }),
      notice({ due: '2026-12-01', case: 'C26-A0000-00002' }),
      notice({ case: 'C26-A0000-00003' }),
    ]
    const { subject, text } = letterOf(items, 'en', undefined)
    expect(subject).toBe('Grid cases: 3 things to look at')
    expect(text.match(/C26-A0000-0000\d/g)).toEqual(['C26-A0000-00003', 'C26-A0000-00002', 'C26-A0000-00001'])
    expect(text).not.toContain('null')
    expect(text).not.toContain('http')
  })

  it('names a department in its language', () => {
    expect(letterOf([notice({ unit: '650402@water' })], 'zh-CN', undefined).text).toContain('650402 水务部门')
    expect(letterOf([notice({ unit: '650402@water' })], 'en', undefined).text).toContain('650402 Water')
  })

  it.each(locales)('in %s leads to the page of the case in that language', (locale) => {
    const { text } = letterOf([notice()], locale, 'https://grid.example')
    const [, path = ''] = /https:\/\/grid\.example(\S+)/.exec(text) ?? []
    expect(splitAddress(path)).toEqual({ locale, page: '/desk/cases/C26-M2WDP-40BZK' })
  })

  it.each(locales.flatMap((locale) => noticeKinds.map((kind) => [locale, kind] as const)))(
    'in %s can be written for %s without a place left open',
    (locale, kind) => {
      for (const due of ['2026-11-25', null]) {
        const { subject, text } = letterOf([notice({ kind, due })], locale, undefined)
        expect(`${subject}\n${text}`).not.toMatch(/[{}]|undefined|null/)
        expect(subject).toContain('C26-M2WDP-40BZK')
      }
    },
  )
})
