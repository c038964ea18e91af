import { escaped } from '../../../../../../map/escaped.ts'

/** `at`: a civil date of Asia/Shanghai, for nothing public of a new case is dated finer. */
type Entry = {
  readonly address: string
  readonly title: string
  readonly summary: string
  readonly at: string
}

type Feed = {
  readonly address: string
  readonly page: string
  readonly title: string
  readonly language: string
  readonly entries: readonly Entry[]
}

/** A feed without an entry has changed at no time. */
const NEVER = '2026-01-01'

const instant = (day: string) => `${day}T00:00:00+08:00`

/** Addresses of entries never change, so they are their names too. */
export function atomFeed({ address, page, title, language, entries }: Feed): string {
  const updated = entries.reduce((latest, { at }) => (at > latest ? at : latest), NEVER)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${escaped(address)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${instant(updated)}</updated>`,
    `<author><name>${escaped(title)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(address)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
  ].join('\n')
}

const entryOf = ({ address, title, summary, at }: Entry) =>
  [
    '<entry>',
    `<id>${escaped(address)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${instant(at)}</updated>`,
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    `<summary>${escaped(summary)}</summary>`,
    '</entry>',
  ].join('')
