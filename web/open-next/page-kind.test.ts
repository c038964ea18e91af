import { expect, test } from 'vitest'
import { pageKind } from './page-kind.ts'

test('a page that is not named is a public reading page in its language', () => {
  expect(pageKind('/en/cases/7')).toEqual({
    locale: 'en',
    isPrivate: false,
    hasScript: false,
    asksPosition: false,
  })
})

test.each(['/report', '/report/review', '/en/report', '/%72eport', '//report', '/en//report/review'])(
  '%s is the report page, however it is written',
  (path) => {
    expect(pageKind(path)).toMatchObject({ isPrivate: true, hasScript: true, asksPosition: true })
  },
)

test.each(['/reports', '/cases/report'])('%s only looks like the report page', (path) => {
  expect(pageKind(path)).toMatchObject({ isPrivate: false, hasScript: false })
})

test('following a tip is private and needs no script', () => {
  expect(pageKind('/track')).toMatchObject({ isPrivate: true, hasScript: false, asksPosition: false })
})

test('a path that cannot be decoded is private', () => {
  expect(pageKind('/%E0%A4%A')).toMatchObject({ isPrivate: true, hasScript: false })
})
