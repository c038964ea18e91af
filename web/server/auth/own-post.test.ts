import { expect, test } from 'vitest'
import { requireOwnPost } from './own-post.ts'

const sent = (headers: Record<string, string>) => () =>
  requireOwnPost({ headers: new Headers({ host: 'grid.example', ...headers }) })

test('a page of this site may post', () => {
  expect(sent({ 'sec-fetch-site': 'same-origin', origin: 'https://grid.example' })).not.toThrow()
})

test.each(['cross-site', 'same-site', 'none', ''])('a browser that says %j is refused', (site) => {
  expect(sent({ 'sec-fetch-site': site, origin: 'https://grid.example' })).toThrow('staff.foreign_post')
})

test('an old browser is believed by its origin', () => {
  expect(sent({ origin: 'https://grid.example' })).not.toThrow()
})

test.each(['https://evil.example', 'http://grid.example', 'https://grid.example:8443', 'null'])(
  'an old browser with the origin %s is refused',
  (origin) => {
    expect(sent({ origin })).toThrow('staff.foreign_post')
  },
)

test('who says nothing is refused', () => {
  expect(sent({})).toThrow('staff.foreign_post')
})
