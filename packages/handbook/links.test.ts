import { globSync, readFileSync } from 'node:fs'
import { dirname, join, matchesGlob, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Made on each machine, so absent from a fresh clone. */
const made = /(^|\/)(node_modules|test-results|playwright-report|\.(git|data|next|open-next|sst|cache))(\/|$)/

const files = globSync('**/*', {
  cwd: root,
  withFileTypes: true,
  exclude: (entry) => made.test(join(entry.parentPath, entry.name).slice(root.length + 1)),
}).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))

const known = new Set(files)
const rooms = new Set(files.map((file) => file.split('/')[0] ?? ''))

const documents = globSync(
  ['README.md', 'packages/handbook/**/*.md', '{packages/*,functions,web}/README.md'],
  { cwd: root },
)

const withoutBlocks = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '')

/** Targets of relative links, without anchors. */
const linksOf = (text: string): string[] =>
  [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))

/** What stands in backticks and begins with a folder of the repository's top level or ends like one of its files; after “no” it need not exist. */
const pathsOf = (text: string): string[] =>
  [...withoutBlocks(text).matchAll(/(?<!\bno )`([^`\n]+)`/g)]
    .map(([, quoted = '']) => quoted.replace(/\/$/, ''))
    .filter((quoted) => !/[\s()$=]|^[/.@]/.test(quoted) && !made.test(quoted))
    .filter(
      (quoted) =>
        (quoted.includes('/') && rooms.has(quoted.split('/')[0] ?? '')) ||
        /\.(tsx?|js|json|css|md|svg|png)$/.test(quoted),
    )

/** `<name>` and `…` stand for anything; a bracket is a bracket. */
const toGlob = (path: string) =>
  path
    .replaceAll('[', '[[]')
    .replace(/<[^>]+>/g, '*')
    .replaceAll('…', '**')

/** A path from the root, or the end of one: rooms name their own files from where they stand. */
const exists = (path: string) => {
  const glob = toGlob(path)
  const ends = rooms.has(path.split('/')[0] ?? '') ? [glob] : [glob, `**/${glob}`]
  return known.has(path) || files.some((file) => ends.some((end) => matchesGlob(file, end)))
}

/** What a document names and the repository does not have. */
const missingIn = (document: string, text: string): string[] => [
  ...linksOf(text).filter(
    (target) => !known.has(normalize(join(dirname(document), target)).replace(/\/$/, '')),
  ),
  ...pathsOf(text).filter((path) => !exists(path)),
]

describe('the documents', () => {
  it('are all found', () => {
    expect(documents).toContain('README.md')
    expect(documents).toContain('packages/handbook/decisions/0001-reading-pages-carry-no-script.md')
    expect(documents).toContain('web/README.md')
  })

  it.each(documents)('%s names only files that exist', (document) => {
    expect(missingIn(document, readFileSync(join(root, document), 'utf8'))).toEqual([])
  })
})

describe('what a document names', () => {
  const missing = (text: string) => missingIn('packages/handbook/some.md', text)

  it('is missed when a link leads nowhere, from where the document stands', () => {
    expect(missing('[a](nowhere.md) [b](../core/nowhere/) [c](packages/core)')).toEqual([
      'nowhere.md',
      '../core/nowhere/',
      'packages/core',
    ])
    expect(
      missing('[a](README.md) [b](../core/) [c](../../README.md#tests) [d](https://example.org/x.md)'),
    ).toEqual([])
  })

  it('is missed when a path in backticks does not exist', () => {
    expect(
      missing('`packages/core/src/nowhere.ts` `nowhere.json` `web/app/[locale]/<page>/nowhere.tsx`'),
    ).toEqual(['packages/core/src/nowhere.ts', 'nowhere.json', 'web/app/[locale]/<page>/nowhere.tsx'])
    expect(
      missing('`packages/core/src/fault.ts` `fault.json` `web/app/[locale]/…/page.tsx` `ledger.append`'),
    ).toEqual([])
  })
})
