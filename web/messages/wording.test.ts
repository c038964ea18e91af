import { expect, test } from 'vitest'
import { locales } from '../i18n/locales.ts'

type Wording = { [key: string]: string | Wording }

const read = async (locale: string): Promise<Wording> => ({ ...(await import(`./${locale}/index.ts`)) })
/** A blank, not the branch of a plural that begins with a word. */
const blanks = (sentence: string) =>
  [...sentence.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name]) => name).sort()

const sentences = (wording: Wording, above = ''): [path: string, sentence: string][] =>
  Object.entries(wording).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value]] : sentences(value, `${above}${key}.`),
  )

test.each(locales)('%s has the very messages of zh-CN, with the same blanks to fill', async (locale) => {
  const shape = (wording: Wording) =>
    sentences(wording).map(([path, sentence]) => `${path} ${blanks(sentence)}`)
  expect(shape(await read(locale)).sort()).toEqual(shape(await read('zh-CN')).sort())
})

test.each(locales)('%s leaves no message empty', async (locale) => {
  const all = sentences(await read(locale))
  expect(all.length).toBeGreaterThan(0)
  expect(all.filter(([, sentence]) => sentence.trim() === '')).toEqual([])
})
