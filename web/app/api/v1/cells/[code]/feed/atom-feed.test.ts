import { expect, test } from 'vitest'
import { atomFeed } from './atom-feed.ts'

const feed = {
  address: 'https://grid.example/api/v1/cells/1/feed',
  page: 'https://grid.example/cells/1',
  title: '胜利社区',
  language: 'zh-CN',
}
const entry = (no: string, at: string) => ({
  address: `https://grid.example/cases/${no}`,
  title: no,
  summary: '已接收',
  at,
})

test('a feed is as new as its newest entry, whatever their order', () => {
  const entries = [entry('A', '2026-11-01'), entry('B', '2026-11-20'), entry('C', '2026-11-10')]
  expect(atomFeed({ ...feed, entries })).toContain(
    '</title>\n<updated>2026-11-20T00:00:00+08:00</updated>\n<author>',
  )
})

test('a feed without entries is one all the same', () => {
  const empty = atomFeed({ ...feed, entries: [] })
  expect(empty).toContain('<updated>2026-01-01T00:00:00+08:00</updated>')
  expect(empty).not.toContain('<entry>')
})

test('names cannot end their element', () => {
  const text = atomFeed({ ...feed, title: 'a</title><x>&"', entries: [] })
  expect(text).not.toContain('<x>')
  expect(text).toContain('<title>a&#60;/title&#62;&#60;x&#62;&#38;&#34;</title>')
})
