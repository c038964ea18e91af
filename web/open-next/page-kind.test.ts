import { expect, test } from 'vitest'
import { pageKind } from './page-kind.ts'

test('a page that is not named is a public reading page in its language', () => {
  expect(pageKind('/en/cases/7')).toEqual({
    locale: 'en',
    isPrivate: false,
    hasScript: false,
    asksPosition: false,
    asksCamera: false,
    sendsFiles: false,
    isIndexed: true,
  })
})

test.each(['/report', '/report/review', '/en/report', '/%72eport', '//report', '/en//report/review'])(
  '%s is the report page, however it is written',
  (path) => {
    expect(pageKind(path)).toMatchObject({
      isPrivate: true,
      hasScript: true,
      asksPosition: true,
      asksCamera: true,
      sendsFiles: true,
    })
  },
)

test.each(['/reports', '/cases/report'])('%s only looks like the report page', (path) => {
  expect(pageKind(path)).toMatchObject({ isPrivate: false, hasScript: false })
})

test('following a tip is private, needs no script and may send photos', () => {
  expect(pageKind('/track')).toMatchObject({
    isPrivate: true,
    hasScript: false,
    asksPosition: false,
    asksCamera: false,
    sendsFiles: true,
  })
})

test('a path that cannot be decoded is private', () => {
  expect(pageKind('/%E0%A4%A')).toMatchObject({ isPrivate: true, hasScript: false })
})

test.each(['/cells/650402/wrong', '/en/cells/650402/wrong'])('%s takes a form, so it is private', (path) => {
  expect(pageKind(path)).toMatchObject({ isPrivate: true, hasScript: false, isIndexed: true })
})

test.each(['/cells/wrong', '/cells/650402', '/cells//wrong', '/cells/650402/wrongs'])(
  '%s is no form about a cell',
  (path) => {
    expect(pageKind(path)).toMatchObject({ isPrivate: false })
  },
)

test.each(['/posts/650402.head', '/en/posts/650402.head', '/api/v1/posts/650402.head'])(
  '%s, which names a person, is kept from search engines',
  (path) => {
    expect(pageKind(path)).toMatchObject({ isPrivate: false, isIndexed: false })
  },
)

test.each(['/desk', '/en/desk/cases/C26-1', '/auth/callback', '/auth/login'])(
  '%s is for whoever is signed in: in no cache and no search engine, without script',
  (path) => {
    expect(pageKind(path)).toMatchObject({ isPrivate: true, isIndexed: false, hasScript: false })
  },
)
